import { readFile, stat } from 'node:fs/promises';
import { refuseLfsPointers } from './content/lfs-pointer.ts';
import { UnityExportError } from './error.ts';
import { describeFile, type ExportSource } from './source.ts';

const MAX_JSON_BYTES = 1024 * 1024;

/**
 * Reads the JSON that `UnityLoader.instantiate` starts from.
 *
 * @throws {UnityExportError} if it is no JSON, or names no data and no code.
 */
export async function readUnityLoaderJson(
  source: ExportSource,
  file: string,
): Promise<Record<string, unknown>> {
  await refuseLfsPointers(source, [file]);
  const config = await parseUnityLoaderJson(file);
  if (config) return config;
  throw new UnityExportError(
    `${describeFile(source, file)} should be the JSON that lists the files of the export (dataUrl, wasmCodeUrl or asmCodeUrl), but it is not.`,
    { file, hint: 'Copy the export again, or let Unity write it again.' },
  );
}

/** The same, or undefined for any other file. */
export async function parseUnityLoaderJson(file: string): Promise<Record<string, unknown> | undefined> {
  if ((await stat(file)).size > MAX_JSON_BYTES) return undefined;
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Whoever needs this file says what it should have been.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const config = new Map<string, unknown>(Object.entries(value));
  const isConfig =
    typeof config.get('dataUrl') === 'string' &&
    ['wasmCodeUrl', 'asmCodeUrl'].some((key) => typeof config.get(key) === 'string');
  return isConfig ? Object.fromEntries(config) : undefined;
}
