import { resolve } from 'node:path';
import { chooseExport } from '../export/choose-export.ts';
import { resolveRoot } from '../export/resolve-root.ts';
import { readSources } from './csharp/read-sources.ts';
import type { GameCode } from './game-code.ts';
import { readClasses } from './read-classes.ts';
import { readDataEntry } from './read-data-entry.ts';
import { readFrameworkEvents } from './read-framework-events.ts';
import type { GameClass } from './types.ts';

/** Where the code of a game is to be found. */
export interface GameCodeOptions {
  /** Absolute path of the folder that Unity wrote. */
  directory: string;
  /** The project's name for this export, for error messages. */
  name: string;
  /** As for `readExport`. */
  stem?: string | undefined;
  /** Absolute path of a folder with the C# sources. */
  sources?: string | undefined;
}

/**
 * Reads what an export, and the C# sources of its game, tell about their code. Only what is needed is read: the
 * metadata inside the data file, and the text of the framework. Never rejects: what cannot be read is left out, and
 * `problems` says why.
 */
export async function readGameCode(options: GameCodeOptions): Promise<GameCode> {
  const problems: string[] = [];
  const attempt = async <Value>(what: string, read: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await read();
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const { directory, name, stem, sources } = options;
  const selection = await attempt(`The Unity export "${name}" cannot be read`, async () => {
    const source = { root: await resolveRoot(resolve(directory)), name };
    return chooseExport(source, stem);
  });
  // The data file of Unity 5.5 and older has no metadata in it.
  const data = selection?.generation === 'global-module' ? undefined : selection?.files.get('data');
  const framework = selection?.files.get('framework');
  const classes = data
    ? await attempt(`The classes of "${name}" cannot be read`, () => readClassesOf(data))
    : undefined;
  const frameworkEvents = framework
    ? await attempt(`The events of "${name}" cannot be read`, () => readFrameworkEvents(framework))
    : undefined;
  const gameSources = sources
    ? await attempt(`The C# sources of "${name}" cannot be read`, () => readSources(sources))
    : undefined;
  return { classes, frameworkEvents, sources: gameSources, problems };
}

/** Exports that were not made by IL2CPP have no metadata; that is nothing to warn of. */
async function readClassesOf(file: string): Promise<GameClass[] | undefined> {
  const bytes = await readDataEntry(file, (name) => name.endsWith('/global-metadata.dat'));
  return bytes && readClasses(bytes);
}
