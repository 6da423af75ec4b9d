import { realpath, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/**
 * Path, size and time of the file that a command starts: another version of a program is another file.
 *
 * @returns the empty text where it is not found.
 */
export async function stampCommand(command: string, path = process.env.PATH ?? ''): Promise<string> {
  const isPath = /[\\/]/.test(command);
  const candidates = isPath ? [command] : path.split(delimiter).map((folder) => join(folder, command));
  for (const candidate of candidates) {
    const file = await realpath(candidate).catch(() => undefined);
    const info = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (info?.isFile()) return `${file} ${info.size} ${info.mtimeMs}`;
  }
  return '';
}
