import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bridgeTypes } from './bridge/bridge-types.ts';
import { createBridge } from './bridge/create-bridge.ts';
import type { Bridge } from './bridge/types.ts';
import { readGameCode } from './metadata/read-game-code.ts';
import type { ResolvedBuilds } from './options.ts';

/** The declarations of what pages and games can say to each other. */
export interface MessageTypes {
  content: string;
  /** What they declare, by the names of the builds. */
  bridges: ReadonlyMap<string, Bridge>;
  /** Why some are missing, in full sentences. */
  problems: string[];
}

/**
 * Reads the declarations out of the exports. Never rejects: a build that cannot be read takes every message.
 *
 * @param root What the folders of the config are relative to.
 */
export async function readMessageTypes(builds: ResolvedBuilds, root: URL): Promise<MessageTypes> {
  const problems: string[] = [];
  const bridges = await Promise.all(
    [...builds].map(async ([name, { export: folder, stem, sources }]): Promise<[string, Bridge]> => {
      const code = await readGameCode({
        directory: fileURLToPath(new URL(folder, root)),
        name,
        stem,
        sources: sources && fileURLToPath(new URL(sources, root)),
      });
      problems.push(...code.problems);
      return [name, createBridge(code)];
    }),
  );
  return { content: bridgeTypes(new Map(bridges)), bridges: new Map(bridges), problems };
}

/** Writes the declarations again, after Unity has exported anew. A file that is up to date is left alone. */
export function messageTypesWriter(builds: ResolvedBuilds, root: URL, file: URL, written: string) {
  let current = written;
  return async (): Promise<MessageTypes> => {
    const types = await readMessageTypes(builds, root);
    if (types.content !== current) {
      current = types.content;
      await writeFile(file, current);
    }
    return types;
  };
}
