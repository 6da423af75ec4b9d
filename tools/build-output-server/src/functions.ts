import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';

/** One `.func` folder. */
export interface FunctionDefinition {
  /** Where it stands in the URL space: `functions/api/health.func` is `/api/health`. */
  path: string;
  /** The folder, links resolved; the function's working directory. */
  directory: string;
  /** The file to import, relative to the folder. */
  handler: string;
  /** Seconds until the answer is given up. */
  maxDuration: number;
  environment: Readonly<Record<string, string>>;
}

/** Vercel's default for `maxDuration`, in seconds. */
const DEFAULT_MAX_DURATION = 300;

const functionConfig = z.object({
  runtime: z.string().regex(/^nodejs\d/, 'must be a Node.js runtime; this server runs no other'),
  handler: z.string(),
  launcherType: z.literal('Nodejs'),
  maxDuration: z.number().positive().default(DEFAULT_MAX_DURATION),
  environment: z.record(z.string(), z.string()).default({}),
});

/**
 * Finds the functions of a Build Output API v3 folder.
 *
 * @throws if one cannot be run here, naming its configuration file.
 */
export async function listFunctions(directory: string): Promise<FunctionDefinition[]> {
  const root = join(directory, 'functions');
  const functions: FunctionDefinition[] = [];
  for (const folder of await findFunctionFolders(root)) {
    const name = relative(root, folder)
      .split(sep)
      .join('/')
      .replace(/\.func$/, '');
    const path = `/${name}`.replace(/\/index$/, '') || '/';
    functions.push({ path, directory: await realpath(folder), ...(await readFunctionConfig(folder)) });
  }
  return functions;
}

async function readFunctionConfig(
  folder: string,
): Promise<Pick<FunctionDefinition, 'handler' | 'maxDuration' | 'environment'>> {
  const file = join(folder, '.vc-config.json');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read as JSON. Every .func folder needs one; build the site again.`, {
      cause,
    });
  }
  const { success, data, error } = functionConfig.safeParse(value);
  if (!success)
    throw new Error(`${file} describes a function that cannot be run here:\n${z.prettifyError(error)}`);
  return data;
}

async function findFunctionFolders(directory: string): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const folders: string[] = [];
  for (const entry of entries) {
    const path = join(directory, entry.name);
    // A .func may be a link to another one: builders share a function between routes that way.
    if (entry.name.endsWith('.func')) folders.push(path);
    else if (entry.isDirectory()) folders.push(...(await findFunctionFolders(path)));
  }
  return folders;
}
