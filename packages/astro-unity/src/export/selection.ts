import { dirname } from 'node:path';
import { isText } from './content/kind.ts';
import { readFileHead } from './content/sniff-file.ts';
import { type FileReference, locateFile, locateIfThere } from './locate-file.ts';
import type { PartRole } from './part-roles.ts';
import { findSpelling, locateSpelled } from './payload-spelling.ts';
import type { ExportSource } from './source.ts';
import type { Generation } from './types.ts';

/** Which files make up an export, and what its config says besides. */
export interface Selection {
  generation: Generation;
  codeFormat: 'wasm' | 'asm';
  /** Absolute paths. */
  files: Map<PartRole, string>;
  /** The export's own config without the addresses of its files. */
  settings: Record<string, unknown>;
}

/** Roles by the config key that names their file. */
type RoleKeys = Partial<Record<PartRole, string>>;

const MODERN_KEYS = {
  data: 'dataUrl',
  framework: 'frameworkUrl',
  code: 'codeUrl',
  worker: 'workerUrl',
  memory: 'memoryUrl',
  symbols: 'symbolsUrl',
  background: 'backgroundUrl',
} satisfies RoleKeys;

const WASM_KEYS = {
  data: 'dataUrl',
  framework: 'wasmFrameworkUrl',
  code: 'wasmCodeUrl',
  memory: 'wasmMemoryUrl',
  symbols: 'wasmSymbolsUrl',
  background: 'backgroundUrl',
} satisfies RoleKeys;

const ASM_KEYS = {
  data: 'dataUrl',
  framework: 'asmFrameworkUrl',
  code: 'asmCodeUrl',
  memory: 'asmMemoryUrl',
  symbols: 'asmSymbolsUrl',
  background: 'backgroundUrl',
} satisfies RoleKeys;

/** What the names end in besides. Unity 5 names `Game.data` and writes `Game.datagz`. */
const SUFFIXES = {
  'create-unity-instance': ['', '.br', '.gz'],
  'unity-loader': [''],
  'global-module': ['gz', ''],
} satisfies Record<Generation, string[]>;

/** Unity 5.5 has the asm.js in a file of its own. */
const UNITY_5_5_KEYS = {
  data: 'dataUrl',
  framework: 'codeUrl',
  code: 'asmUrl',
  memory: 'memUrl',
  symbols: 'debugSymbolsUrl',
} satisfies RoleKeys;

const UNITY_5_KEYS = {
  data: 'dataUrl',
  code: 'codeUrl',
  memory: 'memUrl',
  symbols: 'debugSymbolsUrl',
} satisfies RoleKeys;

const ALL_KEYS: RoleKeys[] = [MODERN_KEYS, WASM_KEYS, ASM_KEYS, UNITY_5_5_KEYS];
const FILE_KEYS = new Set<string>(ALL_KEYS.flatMap((keys) => Object.values(keys)));

const REQUIRED: ReadonlySet<PartRole> = new Set(['data', 'framework', 'code']);

/** A config as it was found. */
export interface FoundConfig {
  generation: Generation;
  config: Readonly<Record<string, unknown>>;
  /** Absolute path of the page or the JSON that holds it; its addresses are relative to this file's folder. */
  file: string;
  /** How errors call it: `the config in "index.html"`. */
  title: string;
}

/**
 * Finds the files that a config names; all but the loader, which no config names.
 *
 * @throws {UnityExportError} if one is missing or outside the folder. A missing background is left out: it is decoration.
 */
export async function selectFiles(source: ExportSource, found: FoundConfig): Promise<Selection> {
  const keys = keysOf(found);
  const references = referencesOf(found, keys);
  const payload = [...references].filter(([role]) => REQUIRED.has(role)).map(([, reference]) => reference);
  const spelling =
    found.generation === 'create-unity-instance' ? await findSpelling(source, payload) : undefined;
  const files = new Map<PartRole, string>();
  for (const [role, reference] of references) {
    const spelled = spelling && (await locateSpelled(source, reference, spelling));
    const file = spelled ?? (await (role === 'background' ? locateIfThere : locateFile)(source, reference));
    if (file !== undefined) files.set(role, file);
  }
  const settings = Object.fromEntries(Object.entries(found.config).filter(([key]) => !FILE_KEYS.has(key)));
  const isAsm = keys === MODERN_KEYS ? await isAsmJs(files.get('code')) : keys !== WASM_KEYS;
  return { generation: found.generation, codeFormat: isAsm ? 'asm' : 'wasm', files, settings };
}

function referencesOf(found: FoundConfig, keys: RoleKeys): Map<PartRole, FileReference> {
  const references = new Map<PartRole, FileReference>();
  for (const [role, key] of roleEntries(keys)) {
    const url = found.config[key];
    // Templates that are not aware of an optional file name the bare folder in its place.
    if (!isAddress(url) && !REQUIRED.has(role)) continue;
    references.set(role, {
      url: String(url ?? ''),
      base: dirname(found.file),
      namedBy: `${found.title} (${key})`,
      suffixes: SUFFIXES[found.generation],
    });
  }
  return references;
}

function keysOf({ generation, config }: FoundConfig): RoleKeys {
  if (generation === 'create-unity-instance') return MODERN_KEYS;
  if (generation === 'unity-loader') return isAddress(config.wasmCodeUrl) ? WASM_KEYS : ASM_KEYS;
  return isAddress(config.asmUrl) ? UNITY_5_5_KEYS : UNITY_5_KEYS;
}

/** Up to Unity 2021, `createUnityInstance` starts asm.js as well, by the same keys. */
async function isAsmJs(file: string | undefined): Promise<boolean> {
  if (file === undefined) return false;
  const { decoded } = await readFileHead(file);
  return isText(decoded) && /(?:use|almost) asm/.test(Buffer.from(decoded).toString('latin1'));
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.endsWith('/');
}

function roleEntries(keys: RoleKeys): [PartRole, string][] {
  const roles: PartRole[] = ['data', 'framework', 'code', 'worker', 'memory', 'symbols', 'background'];
  return roles.flatMap((role) => {
    const key = keys[role];
    return key === undefined ? [] : [[role, key]];
  });
}
