import type { PlayerModule } from '../module.ts';

const MAGIC = 'UnityWebData1.0\0';

/**
 * Puts the files of a `UnityWebData1.0` container into the module's file system. The layout is described in
 * `build/data-container.ts`, which writes it.
 */
export function unpackInto(Module: PlayerModule, bytes: Uint8Array): void {
  const text = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = text.decode(bytes.subarray(0, MAGIC.length));
  if (id !== MAGIC) throw new Error(`Unknown data format (id="${id}")`);
  const headerSize = view.getUint32(MAGIC.length, true);
  let position = MAGIC.length + 4;
  while (position < headerSize) {
    const offset = view.getUint32(position, true);
    const size = view.getUint32(position + 4, true);
    const nameLength = view.getUint32(position + 8, true);
    const name = text.decode(bytes.subarray(position + 12, position + 12 + nameLength));
    if (offset + size > bytes.length) {
      throw new Error(`Invalid binary data file size! (${name} ends at ${offset + size} of ${bytes.length})`);
    }
    position += 12 + nameLength;
    const folders = name.split('/').slice(0, -1);
    folders.forEach((folder, depth) => {
      Module.FS_createPath?.(`${folders.slice(0, depth).join('/')}/`, folder);
    });
    Module.FS_createDataFile?.(name, null, bytes.subarray(offset, offset + size));
  }
}
