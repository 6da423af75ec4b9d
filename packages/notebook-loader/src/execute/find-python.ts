import { open } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { doesExist } from '../media/kept-file.ts';

interface Machine {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
}

const HERE: Machine = { platform: process.platform, environment: process.env };

/** Enough for the path of an interpreter. */
const LINE_BYTES = 512;

/**
 * The Pythons that may have Jupyter, the likeliest first: of the virtual environment that is active, of the one in a folder's
 * `.venv`, the one that the command `jupyter` runs with, and those that the machine calls Python.
 *
 * @param folders where `.venv` is looked for.
 */
export async function findPythons(folders: readonly string[], machine: Machine = HERE): Promise<string[]> {
  const { platform, environment } = machine;
  const isWindows = platform === 'win32';
  const prefixes = [environment.VIRTUAL_ENV, environment.CONDA_PREFIX];
  const environments = [...prefixes, ...folders.map((folder) => join(folder, '.venv'))];
  const files = environments
    .filter((prefix): prefix is string => prefix !== undefined && prefix !== '')
    .flatMap((prefix) =>
      isWindows
        ? [join(prefix, 'Scripts', 'python.exe'), join(prefix, 'python.exe')]
        : join(prefix, 'bin', 'python'),
    );
  const found: string[] = [];
  for (const file of files) if (await doesExist(file)) found.push(file);
  found.push(...(await pythonsOfJupyter(machine)), ...(isWindows ? ['python', 'py'] : ['python3', 'python']));
  return [...new Set(found)];
}

/** The command `jupyter` says in its first line what it runs with; on Windows that lies beside it or in the folder above. */
async function pythonsOfJupyter({ platform, environment }: Machine): Promise<string[]> {
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(Boolean);
  const pythons: string[] = [];
  for (const folder of folders) {
    if (platform !== 'win32') {
      const python = /^#!\s*(\/\S*python[\d.]*)\s*\n/.exec(await firstBytes(join(folder, 'jupyter')))?.[1];
      if (python !== undefined) pythons.push(python);
      continue;
    }
    if (!(await doesExist(join(folder, 'jupyter.exe')))) continue;
    for (const file of [join(folder, 'python.exe'), join(folder, '..', 'python.exe')]) {
      if (await doesExist(file)) pythons.push(file);
    }
  }
  return pythons;
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return '';
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(LINE_BYTES) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
