/** Files of motion that are no BVH, by how they begin, and what people call them. */
const FORMATS: readonly [beginning: RegExp, name: string][] = [
  [/^Kaydara FBX|^; FBX/, 'an FBX file'],
  [/^glTF/, 'a glTF file'],
  [/^PK/, 'a ZIP archive'],
  // C3D is binary: its first byte says where its parameters are, and its second is always this one.
  [/^[^\s -~]P/, 'a C3D file'],
  [/^\s*(?:#[^\n]*\n\s*)*:(?:version|fully-specified)/i, 'an ASF or AMC file'],
  [/^\s*<(?:!doctype html|html)/i, 'a web page'],
];

/** What a file is that is no BVH, in words, such as `an FBX file`; nothing for what is not known. */
export function formatOf(text: string): string | undefined {
  return FORMATS.find(([beginning]) => beginning.test(text))?.[1];
}
