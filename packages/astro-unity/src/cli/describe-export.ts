import { relative, sep } from 'node:path';
import type { UnityExport } from '../export/types.ts';

/** What a page with a Unity export should weigh at most, compressed: loader, framework, code and data together. */
export const BUDGET_BYTES = 3_000_000;

/** A Unity export as `astro-unity inspect --json` prints it. Sizes in bytes. */
export interface ExportDescription {
  directory: string;
  generation: UnityExport['generation'];
  unityVersion: string | null;
  companyName: string | null;
  productName: string | null;
  productVersion: string | null;
  codeFormat: UnityExport['codeFormat'];
  decompressionFallback: boolean;
  parts: {
    role: string;
    /** Path below `directory`, with forward slashes. */
    file: string;
    compression: string;
    bytes: number;
    decodedBytes: number;
    sha256: string;
  }[];
  /** Sum over the parts. */
  bytes: number;
  decodedBytes: number;
  budget: { bytes: number; overBytes: number };
  streamingAssets: { files: number; bytes: number } | null;
  config: Readonly<Record<string, unknown>>;
}

/** All that is known of an export, as plain data. */
export function describeExport(source: UnityExport): ExportDescription {
  const parts = [...source.parts.values()].map(({ file, ...part }) => ({
    role: part.role,
    file: relative(source.directory, file).split(sep).join('/'),
    compression: part.compression,
    bytes: part.bytes,
    decodedBytes: part.decodedBytes,
    sha256: part.sha256,
  }));
  const bytes = sum(parts.map((part) => part.bytes));
  const { streamingAssets } = source;
  return {
    directory: source.directory,
    generation: source.generation,
    unityVersion: source.unityVersion ?? null,
    companyName: source.companyName ?? null,
    productName: source.productName ?? null,
    productVersion: source.productVersion ?? null,
    codeFormat: source.codeFormat,
    decompressionFallback: source.decompressionFallback,
    parts,
    bytes,
    decodedBytes: sum(parts.map((part) => part.decodedBytes)),
    budget: { bytes: BUDGET_BYTES, overBytes: Math.max(0, bytes - BUDGET_BYTES) },
    streamingAssets: streamingAssets
      ? { files: streamingAssets.files.length, bytes: sum(streamingAssets.files.map((file) => file.bytes)) }
      : null,
    config: source.extraConfig,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
