/** One object of a scene, a material or a settings file. */
export interface YamlObject {
  /** Unity's number of the class: 1 is a GameObject, 114 a MonoBehaviour. */
  readonly classId: number;
  readonly fileId: string;
  readonly text: string;
}

/** A reference to an object of the same file, or of an asset that a GUID names. */
export interface YamlReference {
  readonly fileId: string;
  readonly guid: string | undefined;
}

/** The objects of a file that Unity wrote as text. */
export function objectsIn(text: string): YamlObject[] {
  return [...text.matchAll(/^--- !u!(\d+) &(-?\d+)\n([\s\S]*?)(?=^--- |$(?![\s\S]))/gm)].map(
    ([, classId = '', fileId = '', body = '']) => ({ classId: Number(classId), fileId, text: body }),
  );
}

/** All references in a text that lead somewhere. */
export function referencesIn(text: string): YamlReference[] {
  return [...text.matchAll(/\{fileID: (-?\d+)(?:, guid: (\w+), type: \d)?\}/g)]
    .map(([, fileId = '', guid]) => ({ fileId, guid }))
    .filter(({ fileId }) => fileId !== '0');
}

/** The value behind a key of an object, where it stands on one line. */
export function scalarOf(object: YamlObject, key: string): string | undefined {
  return new RegExp(`^ +(?:- )?${key}: (.*)$`, 'm').exec(object.text)?.[1];
}
