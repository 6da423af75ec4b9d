import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { readExport } from 'astro-unity';
import type { ExportFolder } from '../exports/find-exports.ts';
import { type Damage, nameOutside, PAGE_DAMAGES, PART_DAMAGES, stemOf } from './damages.ts';
import { type Outcome, ReadingProcess } from './reading-process.ts';

/** Peak memory that reading and packing may take, whatever it is given. */
export const MEMORY_LIMIT_BYTES = 512 * 1024 ** 2;

/** What became of all damages to one export. */
export interface SweepResult {
  name: string;
  cases: number;
  refused: number;
  /** Read all the same, as it may be. */
  passed: number;
  slowestMs: number;
  peakBytes: number;
  /** In full sentences. */
  failures: string[];
}

/** What is known before the first damage. */
export function emptyResult(name: string): SweepResult {
  return { name, cases: 0, refused: 0, passed: 0, slowestMs: 0, peakBytes: 0, failures: [] };
}

/**
 * Spoils every file of an export in every way, one at a time, in a copy, and has a process of its own read each.
 *
 * @returns `undefined` for an export that cannot be read as it is.
 */
export async function sweepExport({ name, directory }: ExportFolder): Promise<SweepResult | undefined> {
  const home = await mkdtemp(join(tmpdir(), 'astro-unity-damage-'));
  const process = new ReadingProcess(join(home, 'cache'));
  const copy = join(home, 'export');
  const result = emptyResult(name);
  try {
    await cp(directory, copy, { recursive: true });
    const subjects = await findSubjects(copy);
    if (!subjects) return undefined;
    for (const { file, damages } of subjects) {
      for (const damage of damages) await spoil(file, damage, { copy, process, result });
    }
    return result;
  } finally {
    process.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function findSubjects(
  copy: string,
): Promise<{ file: string; damages: readonly Damage[] }[] | undefined> {
  const source = await readExport(copy).catch(() => undefined);
  if (!source) return undefined;
  const data = source.parts.get('data')?.file ?? '';
  const parts = [...source.parts.values()].map(({ file, role }) => ({
    file,
    // Any bytes may be a picture, or memory.
    damages: role === 'background' || role === 'memory' ? PAGE_DAMAGES : PART_DAMAGES,
  }));
  const configs: string[] = [];
  for (const folder of [copy, dirname(data)]) {
    for (const entry of await readdir(folder)) {
      if (/\.(?:html|json)$/.test(entry)) configs.push(join(folder, entry));
    }
  }
  const dataName = stemOf(basename(data));
  const withConfigs = configs.map(async (file) => {
    const namesData = (await readFile(file, 'utf8')).includes(dataName);
    return { file, damages: namesData ? [...PAGE_DAMAGES, nameOutside(data)] : PAGE_DAMAGES };
  });
  return [...parts, ...(await Promise.all(withConfigs))];
}

interface Sweep {
  copy: string;
  process: ReadingProcess;
  result: SweepResult;
}

async function spoil(file: string, damage: Damage, { copy, process, result }: Sweep): Promise<void> {
  const whole = await readFile(file);
  await damage.apply(file, whole);
  const before = await listing(copy);
  const started = performance.now();
  const outcome = await process.read(copy);
  const elapsed = performance.now() - started;

  result.cases++;
  if (outcome.error) result.refused++;
  else result.passed++;
  result.slowestMs = Math.max(result.slowestMs, elapsed);
  result.peakBytes = Math.max(result.peakBytes, outcome.peakBytes);
  const title = `${relative(copy, file)}, ${damage.name}`;
  const complaints = [
    complaint(outcome, damage, file),
    outcome.peakBytes > MEMORY_LIMIT_BYTES &&
      `It took ${Math.round(outcome.peakBytes / 1024 ** 2)} MiB of memory.`,
    (await listing(copy)) !== before && 'Files were written into the export.',
  ];
  for (const text of complaints) if (text) result.failures.push(`${title}: ${text}`);
  // The peak is that of the process, so each case that is over the limit has to count for itself.
  if (outcome.peakBytes > MEMORY_LIMIT_BYTES) process.close();

  await rm(join(copy, '../outside'), { recursive: true, force: true });
  // Not through the link that may lie there.
  await rm(file, { force: true });
  await writeFile(file, whole);
}

/** What is wrong with an answer; undefined for one clear error, and for success where that may be. */
function complaint({ error }: Outcome, damage: Damage, file: string): string | undefined {
  if (!error) return damage.mayPass ? undefined : 'It was read as if it were whole.';
  const told = `${error.name}: ${error.message}`;
  if (error.name !== 'UnityExportError') return told;
  if (!/^\S.*\.$/s.test(error.message) || !/^\S.*[.)]$/s.test(error.hint ?? ''))
    return `Not in full sentences: ${told} ${error.hint}`;
  // A spoilt config shows in what it names.
  const isPlaced =
    damage.mayPass ||
    error.message.includes(stemOf(basename(file))) ||
    error.file === file ||
    /\.\.\//.test(error.message);
  return isPlaced ? undefined : `It does not name the file: ${told}`;
}

/** Names and sizes of all files of a folder. */
async function listing(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const lines = files.map(async (file) => `${file} ${(await stat(file)).size}`);
  return (await Promise.all(lines)).sort().join('\n');
}
