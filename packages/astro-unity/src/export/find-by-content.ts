import { basename, join } from 'node:path';
import { type FileKind, sniffKind } from './content/kind.ts';
import { lfsPointerSize } from './content/lfs-pointer.ts';
import { hasDecompressor } from './content/loader-text.ts';
import { readFileHead } from './content/sniff-file.ts';
import { isFile, listNames } from './file-system.ts';
import type { PartRole } from './part-roles.ts';
import { compressionSuffix, stemOf } from './stem.ts';
import { parseUnityLoaderJson } from './unity-loader-config.ts';

/** A set of files that belong together. */
export type Candidate =
  | { generation: 'unity-loader'; label: string; stem: string; json: string }
  | { generation: 'create-unity-instance'; label: string; stem: string; files: Map<PartRole, string> };

/** What a search came across. */
export interface Candidates {
  complete: Candidate[];
  /** Roles of the parts that were found, complete set or not; empty if the folder has nothing of Unity's. */
  found: Set<string>;
}

interface FoundFile {
  file: string;
  role: PartRole | 'json' | undefined;
  stem: string;
}

/** Unity gives one of these endings to all that it writes, hashed names included. */
const POSSIBLE_NAME = /\.(?:js|json|data|wasm|mem|jpe?g|png|br|gz|unityweb)$/i;

const REQUIRED = ['loader', 'framework', 'code', 'data'] as const;

/** Looks for exports in a folder and its `Build`, by the content of the files, for pages that say nothing. */
export async function findCandidates(root: string): Promise<Candidates> {
  const complete: Candidate[] = [];
  const found = new Set<string>();
  for (const directory of [root, join(root, 'Build')]) {
    const files = await classify(directory);
    for (const { role } of files) if (role !== undefined && role !== 'json') found.add(role);
    complete.push(...(await unityLoaderCandidates(files)), ...(await modernCandidates(files)));
  }
  return { complete, found };
}

async function classify(directory: string): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const name of await listNames(directory)) {
    const file = join(directory, name);
    if (!POSSIBLE_NAME.test(name) || !(await isFile(file))) continue;
    files.push({ file, role: await findRole(file), stem: stemOf(name) });
  }
  return files;
}

/** By content; by name only where the content is not Unity's (Git LFS pointers, damage), so that it gets reported. */
async function findRole(file: string): Promise<FoundFile['role']> {
  const name = basename(file);
  const head = await readFileHead(file);
  const kind = sniffKind(head.decoded);
  const role = ROLE_BY_KIND[kind];
  if (role !== undefined && role !== 'json') return role;

  const plainName = name.replace(/\.(?:br|gz|unityweb)$/, '');
  if (plainName.endsWith('.worker.js')) return 'worker';
  if (plainName.endsWith('.symbols.json')) return 'symbols';
  if (plainName.endsWith('.mem')) return 'memory';
  if (kind === 'json') return 'json';
  if (kind === 'image') return 'background';
  const isDamaged = head.raw.length === 0 || lfsPointerSize(head.raw) !== undefined || kind === 'unknown';
  if (!isDamaged) return undefined;
  if (plainName.endsWith('.data')) return 'data';
  if (plainName.endsWith('.wasm')) return 'code';
  if (plainName.endsWith('.framework.js')) return 'framework';
  return plainName.endsWith('.loader.js') ? 'loader' : undefined;
}

const ROLE_BY_KIND: Partial<Record<FileKind, PartRole | 'json'>> = {
  loader: 'loader',
  framework: 'framework',
  wasm: 'code',
  data: 'data',
  json: 'json',
};

async function unityLoaderCandidates(files: FoundFile[]): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const { file, role, stem } of files) {
    if (role !== 'json' || !file.endsWith('.json') || !(await parseUnityLoaderJson(file))) continue;
    candidates.push({ generation: 'unity-loader', label: basename(file), stem, json: file });
  }
  return candidates;
}

/**
 * One file of each kind is an export, whatever the names (they may be hashes). Of several, those belong together
 * that have their stem and their compression in common.
 */
async function modernCandidates(files: FoundFile[]): Promise<Candidate[]> {
  const ofRole = (role: PartRole, among: FoundFile[]) => among.filter((file) => file.role === role);
  const only = pickOne(files);
  if (only) return [toCandidate(only, files)];

  const candidates: Candidate[] = [];
  for (const stem of new Set(ofRole('data', files).map((file) => file.stem))) {
    const ofStem = files.filter((file) => file.stem === stem);
    const loaders = ofRole('loader', ofStem).length > 0 ? ofRole('loader', ofStem) : ofRole('loader', files);
    const [loader] = loaders;
    if (!loader || loaders.length > 1) continue;

    const payload = ofStem.filter(({ role }) => role !== 'loader');
    const bySuffix = Map.groupBy(payload, ({ file }) => compressionSuffix(file));
    const sets = [...bySuffix].flatMap(([suffix, group]) => {
      const set = pickOne([loader, ...group]);
      return set ? [{ suffix, set }] : [];
    });
    const mixed = pickOne([loader, ...payload]);
    const fitting = sets.length > 1 ? await fittingLoader(loader.file, sets) : sets;
    const chosen = fitting.length > 0 ? fitting.map(({ set }) => set) : mixed ? [mixed] : [];
    candidates.push(...chosen.map((set) => toCandidate(set, ofStem)));
  }
  return candidates;
}

/** Of leftovers beside the right files, only a loader with Unity's decompressor reads `.unityweb`, and nothing else. */
async function fittingLoader<T extends { suffix: string }>(loader: string, sets: T[]): Promise<T[]> {
  const readsUnityweb = await hasDecompressor(loader);
  const fitting = sets.filter(({ suffix }) => (suffix === '.unityweb') === readsUnityweb);
  return fitting.length > 0 ? fitting : sets;
}

type RequiredFiles = Record<(typeof REQUIRED)[number], FoundFile>;

function pickOne(files: FoundFile[]): RequiredFiles | undefined {
  const [loader, framework, code, data] = REQUIRED.map((role) => {
    const matching = files.filter((file) => file.role === role);
    return matching.length === 1 ? matching[0] : undefined;
  });
  return loader && framework && code && data ? { loader, framework, code, data } : undefined;
}

function toCandidate(required: RequiredFiles, files: FoundFile[]): Candidate {
  const parts = new Map<PartRole, string>(REQUIRED.map((role) => [role, required[role].file]));
  const suffix = compressionSuffix(required.data.file);
  for (const role of ['worker', 'symbols', 'memory', 'background'] as const) {
    const matching = files.filter((file) => file.role === role && file.stem === required.data.stem);
    const optional = matching.find(({ file }) => compressionSuffix(file) === suffix) ?? matching[0];
    if (optional) parts.set(role, optional.file);
  }
  return {
    generation: 'create-unity-instance',
    label: basename(required.data.file),
    stem: required.data.stem,
    files: parts,
  };
}
