import type { EngineModule } from './engine-module.ts';

const MAGIC = 'UnityWebData1.0\0';

/**
 * Puts the files of a `.data` container into the game's file system, as Unity's loader does, without a copy: the file
 * system takes the memory over.
 *
 * @param data The container: its magic, the length of its table (uint32, little-endian, as all numbers), and for each
 *   file the offset, the size, and the length of its name, followed by the name.
 * @throws {RangeError} for a container whose table points out of it.
 */
export function mountData(module: EngineModule, data: Uint8Array<ArrayBuffer>): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const decoder = new TextDecoder();
  const tableEnd = view.getUint32(MAGIC.length, true);
  let position = MAGIC.length + 4;
  while (position < tableEnd) {
    const offset = view.getUint32(position, true);
    const size = view.getUint32(position + 4, true);
    const nameLength = view.getUint32(position + 8, true);
    const nameStart = position + 12;
    const name = decoder.decode(data.subarray(nameStart, nameStart + nameLength));
    position = nameStart + nameLength;
    createFolders(module, name);
    module.FS_createDataFile(name, null, data.subarray(offset, offset + size), true, true, true);
  }
}

function createFolders(module: EngineModule, name: string): void {
  for (let end = name.indexOf('/'), start = 0; end >= 0; start = end + 1, end = name.indexOf('/', start)) {
    module.FS_createPath(name.slice(0, start), name.slice(start, end), true, true);
  }
}
