import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { PartRole } from '../export/part-roles.ts';
import type { ExportPart } from '../export/types.ts';
import type { Body } from './bodies.ts';

/** Folder of the deployed files, below Astro's `build.assets`. */
export const UNITY_FOLDER = 'unity';

/** Hexadecimal digits of SHA-256 in a file name: 64 bits, so that no two parts of a site meet. */
const HASH_LENGTH = 16;

const SUFFIX: Record<Exclude<PartRole, 'background'>, string> = {
  loader: '.loader.js',
  framework: '.framework.js',
  code: '.wasm',
  data: '.data',
  symbols: '.symbols.json',
  worker: '.worker.js',
  memory: '.mem',
};

const ENCODING_SUFFIX = { gzip: '.gz', br: '.br' } as const;

/**
 * Path of a deployed part below the assets folder: its content hash, its kind, and how it is encoded. Nothing else
 * goes into it, so an unchanged part keeps its address whatever else changes.
 */
export function partPath(part: ExportPart, codeFormat: 'wasm' | 'asm', { encoding, unpacked }: Body): string {
  const { sha256 } = unpacked ?? part;
  const name = `${sha256.slice(0, HASH_LENGTH)}${suffixOf(part, codeFormat)}`;
  return `${UNITY_FOLDER}/${name}${encoding ? ENCODING_SUFFIX[encoding] : ''}`;
}

/** Path of a file whose text was made while packing. */
export function textPath(text: string, suffix: string): string {
  return `${UNITY_FOLDER}/${hashText(text)}${suffix}`;
}

/** The first digits of a text's SHA-256. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}

function suffixOf(part: ExportPart, codeFormat: 'wasm' | 'asm'): string {
  if (part.role === 'background') return extname(part.file).toLowerCase();
  if (part.role === 'code' && codeFormat === 'asm') return '.asm.js';
  return SUFFIX[part.role];
}
