import { type BuildOutputConfig, readConfig } from './config.ts';
import { createFunctionProcess, type FunctionProcess } from './function-process.ts';
import { type FunctionDefinition, listFunctions } from './functions.ts';
import { decodePath, withoutTrailingSlash } from './paths.ts';
import { listStaticFiles, type StaticFile } from './static-files.ts';

/** What lies at a path. */
export type Target =
  | { kind: 'file'; file: StaticFile }
  | { kind: 'function'; definition: FunctionDefinition; instance: FunctionProcess };

/** A Build Output API v3 folder, read once. */
export interface Output {
  config: BuildOutputConfig;
  /** @param path As it stands in an address: percent-encoded. */
  find(path: string): Target | undefined;
  /** Ends the functions that run. */
  close(): void;
}

/** @throws if the folder cannot be served as Vercel would, naming the file that is the reason. */
export async function readOutput(directory: string): Promise<Output> {
  const config = await readConfig(directory);
  const files = await listStaticFiles(directory, config.overrides);
  const functions = new Map<string, Target & { kind: 'function' }>();
  for (const definition of await listFunctions(directory)) {
    functions.set(definition.path, {
      kind: 'function',
      definition,
      instance: createFunctionProcess(definition),
    });
  }
  return {
    config,
    find: (path) => {
      const decoded = decodePath(path);
      const file = files.get(decoded);
      return file ? { kind: 'file', file } : functions.get(withoutTrailingSlash(decoded));
    },
    close: () => {
      for (const { instance } of functions.values()) instance.stop();
    },
  };
}
