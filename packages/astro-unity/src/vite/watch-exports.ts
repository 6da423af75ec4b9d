import { sep } from 'node:path';
import { watch } from 'chokidar';

/** Unity writes an export file by file; it is whole once nothing has changed for this long. */
const SETTLE_MS = 500;

/**
 * Follows the folders of exports.
 *
 * @param directories Absolute folders, by the names of the builds. They need not be there yet.
 * @param onSettled Called with the name of a build when files of it have changed, and been left alone since.
 * @returns Ends it.
 */
export function watchExports(
  directories: ReadonlyMap<string, string>,
  onSettled: (name: string) => void,
): () => Promise<void> {
  const timers = new Map<string, NodeJS.Timeout>();
  const watcher = watch([...directories.values()], {
    ignoreInitial: true,
    // Not every system tells of a file that it is being written: its size is looked at until it stays.
    awaitWriteFinish: { stabilityThreshold: SETTLE_MS, pollInterval: 100 },
  });
  watcher.on('all', (_event, file) => {
    for (const [name, directory] of directories) {
      if (!isInside(directory, file)) continue;
      clearTimeout(timers.get(name));
      timers.set(
        name,
        setTimeout(() => onSettled(name), SETTLE_MS),
      );
    }
  });
  return async () => {
    for (const timer of timers.values()) clearTimeout(timer);
    await watcher.close();
  };
}

/** Whether a file is in a folder. Both are absolute. */
export function isInside(directory: string, file: string): boolean {
  const [folder, path] = [directory, file].map((name) => name.replaceAll(sep, '/'));
  return `${path}/`.startsWith(folder?.endsWith('/') ? folder : `${folder}/`);
}
