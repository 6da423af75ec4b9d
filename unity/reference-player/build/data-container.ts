/** A file of the container by its path in there. */
export type ContainerFiles = ReadonlyMap<string, Uint8Array>;

const MAGIC = Buffer.from('UnityWebData1.0\0', 'latin1');

/**
 * Writes a `UnityWebData1.0` container: the magic; the length of the header as u32 little-endian; for each file its
 * offset, its size and the length of its name as u32, then the name; then the files' bytes.
 */
export function writeContainer(files: ContainerFiles): Buffer {
  const names = [...files.keys()].map((name) => Buffer.from(name));
  const headerSize = MAGIC.length + 4 + names.reduce((sum, name) => sum + 12 + name.length, 0);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(headerSize);
  const header = [MAGIC, size];
  let offset = headerSize;
  for (const [index, body] of [...files.values()].entries()) {
    const name = names[index] ?? Buffer.alloc(0);
    const entry = Buffer.alloc(12);
    entry.writeUInt32LE(offset, 0);
    entry.writeUInt32LE(body.length, 4);
    entry.writeUInt32LE(name.length, 8);
    header.push(entry, name);
    offset += body.length;
  }
  return Buffer.concat([...header, ...files.values()]);
}
