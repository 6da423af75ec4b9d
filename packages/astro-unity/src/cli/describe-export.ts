import { relative, sep } from 'node:path';
import type { UnityExport } from '../export/types.ts';
import { DEFAULT_BUDGET_BYTES, downloadBytes } from '../pack/budget.ts';
import type { ExportContents } from './contents/types.ts';
import type { PackedSizes } from './packed-sizes.ts';

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
  /** What the code needs of a browser: `threads`, `SIMD`, … */
  features: string[];
  /** Whether Development Build was switched on. */
  development: boolean;
  parts: {
    role: string;
    /** Path below `directory`, with forward slashes. */
    file: string;
    compression: string;
    bytes: number;
    decodedBytes: number;
    sha256: string;
  }[];
  /**
   * What a visitor downloads of a build with astro-unity before the game runs, and each part of it; measured only where
   * a budget was asked for, because compression takes its time. `decodedBytes` is what the browser holds of the data: a
   * build may unpack it before it compresses it.
   */
  download: { bytes: number; parts: Record<string, number>; dataDecodedBytes: number } | null;
  /** Sum over the parts. */
  bytes: number;
  decodedBytes: number;
  /** Compared with the download where that was measured, else with what is stored. */
  budget: { bytes: number; overBytes: number };
  streamingAssets: { files: number; bytes: number } | null;
  config: Readonly<Record<string, unknown>>;
}

/** A budget, and what an export weighs when it is packed. */
export interface MeasuredBudget {
  bytes: number;
  packed: PackedSizes;
}

/** All that is known of an export, as plain data. */
export function describeExport(
  source: UnityExport,
  { features, development }: Pick<ExportContents, 'features' | 'development'>,
  budget?: MeasuredBudget,
): ExportDescription {
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
  const download = budget ? downloadBytes(budget.packed) : null;
  const limit = budget?.bytes ?? DEFAULT_BUDGET_BYTES;
  return {
    directory: source.directory,
    generation: source.generation,
    unityVersion: source.unityVersion ?? null,
    companyName: source.companyName ?? null,
    productName: source.productName ?? null,
    productVersion: source.productVersion ?? null,
    codeFormat: source.codeFormat,
    decompressionFallback: source.decompressionFallback,
    features,
    development,
    parts,
    bytes,
    decodedBytes: sum(parts.map((part) => part.decodedBytes)),
    download:
      download === null
        ? null
        : {
            bytes: download,
            parts: Object.fromEntries(
              Object.entries(budget?.packed ?? {}).map(([role, packed]) => [role, packed.bytes]),
            ),
            dataDecodedBytes: budget?.packed.data?.decodedBytes ?? 0,
          },
    budget: { bytes: limit, overBytes: Math.max(0, (download ?? bytes) - limit) },
    streamingAssets: streamingAssets
      ? { files: streamingAssets.files.length, bytes: sum(streamingAssets.files.map((file) => file.bytes)) }
      : null,
    config: source.extraConfig,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
