import type { PartRole } from '../part-roles.ts';
import type { Generation } from '../types.ts';
import { DataContainerCheck } from './data-container.ts';
import { type FileKind, isText, sniffKind } from './kind.ts';
import { ScriptCheck } from './script-check.ts';
import { isUnityFs, UnityFsHead } from './unity-fs.ts';
import { WasmCheck } from './wasm-check.ts';

/** Watches the decoded bytes of one file pass by, and says at the end whether they are whole. Holds little of them. */
export interface ContentCheck {
  write(chunk: Buffer): void;
  /** What is wrong, as a clause that follows "because" ("its last section …"); undefined if all is well. */
  end(): string | undefined;
  /** What data files tell besides, once all bytes have passed by. */
  readonly unityVersion?: string | undefined;
}

/** What is known of a part before its bytes are read. */
export interface PartContract {
  role: PartRole;
  generation: Generation;
  codeFormat: 'wasm' | 'asm';
}

/**
 * What each generation's loader cannot do without. Unity 5's is many statements, and may be cut off between two, so it is
 * a name in the last one.
 */
const LOADER_NAMES = {
  'create-unity-instance': 'createUnityInstance',
  'unity-loader': 'instantiate',
  'global-module': 'filePackagePrefixURL',
} satisfies Record<Generation, string>;

/** The same of the framework. */
const FRAMEWORK_NAMES = {
  'create-unity-instance': 'unityFramework',
  'unity-loader': 'Module',
  'global-module': 'shouldRunNow',
} satisfies Record<Generation, string>;

const LOADER_KINDS = {
  'create-unity-instance': 'loader',
  'unity-loader': 'unity-loader',
  'global-module': 'unity-5-loader',
} satisfies Record<Generation, FileKind>;

/** What the loader of a generation looks like. */
export function loaderKind(generation: Generation): FileKind {
  return LOADER_KINDS[generation];
}

/** The check of a part's decoded bytes; undefined for parts whose content has no form that could be checked. */
export function createContentCheck({ role, generation, codeFormat }: PartContract): ContentCheck | undefined {
  switch (role) {
    case 'data':
      return generation === 'global-module' ? new UnityFsHead() : new DataContainerCheck();
    case 'code':
      return codeFormat === 'wasm' ? new WasmCheck() : new ScriptCheck('asm');
    case 'framework':
      return new ScriptCheck(FRAMEWORK_NAMES[generation]);
    case 'loader':
      return new ScriptCheck(LOADER_NAMES[generation]);
    case 'worker':
      return new ScriptCheck('');
    default:
      return undefined;
  }
}

/** Whether decoded bytes begin as the part must. Parts without a form of their own only must not be a web page. */
export function isExpectedHead({ role, generation, codeFormat }: PartContract, head: Uint8Array): boolean {
  const kind = sniffKind(head);
  switch (role) {
    case 'data':
      return generation === 'global-module' ? isUnityFs(head) : kind === 'data';
    case 'code':
      return codeFormat === 'wasm' ? kind === 'wasm' : isScript(kind);
    case 'loader':
      return kind === loaderKind(generation);
    case 'framework':
      return isScript(kind);
    case 'worker':
      return isScript(kind);
    case 'symbols':
      return isText(head) && kind !== 'html';
    case 'memory':
    case 'background':
      return kind !== 'html';
  }
}

/** What a part should be, for error messages. */
export function describeExpected({ role, generation, codeFormat }: PartContract): string {
  switch (role) {
    case 'data':
      return `a Unity data file (which begins with "${generation === 'global-module' ? 'Unity' : 'UnityWebData1.0'}")`;
    case 'code':
      return codeFormat === 'wasm' ? 'a WebAssembly module' : 'asm.js code';
    case 'loader':
      return generation === 'create-unity-instance' ? "Unity's loader.js" : "Unity's UnityLoader.js";
    case 'framework':
      return "Unity's framework script";
    case 'worker':
      return 'a script';
    case 'symbols':
      return 'a list of symbols';
    case 'memory':
      return 'an image of the initial memory';
    case 'background':
      return 'a picture';
  }
}

function isScript(kind: FileKind): boolean {
  return kind === 'script' || kind === 'framework' || kind === 'json';
}
