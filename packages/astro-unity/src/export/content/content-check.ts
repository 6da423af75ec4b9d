import type { Generation, PartRole } from '../types.ts';
import { DataContainerCheck } from './data-container.ts';
import { type FileKind, isText, sniffKind } from './kind.ts';
import { ScriptCheck } from './script-check.ts';
import { WasmCheck } from './wasm-check.ts';

/** Watches the decoded bytes of one file pass by, and says at the end whether they are whole. Holds little of them. */
export interface ContentCheck {
  write(chunk: Buffer): void;
  /** What is wrong, as a clause that follows "because" ("its last section …"); undefined if all is well. */
  end(): string | undefined;
}

/** What is known of a part before its bytes are read. */
export interface PartContract {
  role: PartRole;
  generation: Generation;
  codeFormat: 'wasm' | 'asm';
}

/** The check of a part's decoded bytes; undefined for parts whose content has no form that could be checked. */
export function createContentCheck({ role, generation, codeFormat }: PartContract): ContentCheck | undefined {
  const isModern = generation === 'create-unity-instance';
  switch (role) {
    case 'data':
      return new DataContainerCheck();
    case 'code':
      return codeFormat === 'wasm' ? new WasmCheck() : new ScriptCheck('asm');
    case 'framework':
      return new ScriptCheck(isModern ? 'unityFramework' : 'Module');
    case 'loader':
      return new ScriptCheck(isModern ? 'createUnityInstance' : 'instantiate');
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
      return kind === 'data';
    case 'code':
      return codeFormat === 'wasm' ? kind === 'wasm' : isScript(kind);
    case 'loader':
      return kind === (generation === 'unity-loader' ? 'unity-loader' : 'loader');
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
      return 'a Unity data file (which begins with "UnityWebData1.0")';
    case 'code':
      return codeFormat === 'wasm' ? 'a WebAssembly module' : 'asm.js code';
    case 'loader':
      return generation === 'unity-loader' ? "Unity's UnityLoader.js" : "Unity's loader.js";
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
