import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installTool } from '../../../../tools/install-tool.ts';
import { measureProcess, type ProcessMeasure } from './measure-process.ts';

/** Another program that makes pages of notebooks. */
export interface Peer {
  /** With its version. */
  name: string;
  /** Renders all notebooks of a folder. */
  render(folder: string): Promise<ProcessMeasure>;
}

const SCRIPT = fileURLToPath(new URL('./convert_all.py', import.meta.url));
const PYTHONS = ['/usr/bin/python3', 'python3'];
const MYSTMD = '1.8.3';

/** The peers that are there, and why others are not. */
export async function findPeers(): Promise<{ peers: Peer[]; missing: string[] }> {
  const peers: Peer[] = [];
  const missing: string[] = [];
  for (const find of [findNbconvert, findMystmd]) {
    try {
      peers.push(await find());
    } catch (error) {
      missing.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { peers, missing };
}

async function findNbconvert(): Promise<Peer> {
  for (const python of PYTHONS) {
    const version = await promisify(execFile)(python, [
      '-c',
      'import nbconvert; print(nbconvert.__version__)',
    ]).catch(() => undefined);
    if (!version) continue;
    return {
      name: `nbconvert ${version.stdout.trim()}`,
      render: (folder) => inTemporaryFolder((target) => measureProcess(python, [SCRIPT, folder, target])),
    };
  }
  throw new Error('nbconvert is not installed (Debian: apt install python3-nbconvert).');
}

/**
 * Its pages need a template from the network, without which it ends in an error; what is measured is all before that, the JSON
 * of its documents.
 */
async function findMystmd(): Promise<Peer> {
  const commands = await installTool({ name: 'mystmd', version: MYSTMD });
  return {
    name: `mystmd ${MYSTMD} (JSON only)`,
    render: (folder) =>
      inTemporaryFolder(async (project) => {
        await cp(folder, project, { recursive: true });
        await writeFile(join(project, 'myst.yml'), 'version: 1\nproject: {}\nsite: {}\n');
        const taken = await measureProcess(join(commands, 'myst'), ['build', '--site'], { cwd: project });
        const documents = await readdir(join(project, '_build/site/content')).catch(() => []);
        return documents.length > 0 ? { ...taken, status: 0 } : taken;
      }),
  };
}

async function inTemporaryFolder(work: (folder: string) => Promise<ProcessMeasure>): Promise<ProcessMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'notebook-loader-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
