import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { readExport, type UnityExport } from 'astro-unity';
import { median, milliseconds } from '../../../tools/measure.ts';
import { createBodyCache } from '../src/encode/body-cache.ts';
import { createEncoder } from '../src/encode/encode-export.ts';
import { writeSyntheticExport } from '../test/synthetic-export.ts';
import { writeLargeExport } from './large-export.ts';

const ROUNDS = 5;
const MEMORY_LIMIT_BYTES = 400_000_000;
const PACK_LARGE = fileURLToPath(new URL('./pack-large.ts', import.meta.url));
const REFERENCE_PLAYER = fileURLToPath(new URL('../../../unity/reference-player/dist', import.meta.url));

/** Usage: `pnpm --filter astro-unity bench [folder of an export]`; by default the reference player. */
const source = await readExport(process.argv[2] ?? REFERENCE_PLAYER);
const cacheFolder = await mkdtemp(join(tmpdir(), 'astro-unity-bench-'));

try {
  await benchReading();
  await benchCompression();
  await benchMemory();
} finally {
  await rm(cacheFolder, { recursive: true, force: true });
}

/** Reading decodes and checks every part; decoding and hashing the same bytes is the least that could take. */
async function benchReading(): Promise<void> {
  const { directory } = await writeSyntheticExport({ compression: 'gzip', dataBytes: 40_000_000 });
  const large = await readExport(directory);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const limit = await milliseconds(() => decodeAndHash(large));
    ratios.push((await milliseconds(() => readExport(directory))) / limit);
  }
  console.log(
    `Reading a 40 MB gzip export: ${median(ratios).toFixed(2)} × the time of decoding and hashing its bytes`,
  );
  await rm(directory, { recursive: true, force: true });
}

async function benchCompression(): Promise<void> {
  const cold = await milliseconds(() => encode(source));
  const cached: number[] = [];
  for (let round = 0; round < ROUNDS; round++) cached.push(await milliseconds(() => encode(source)));
  const bodies = await encode(source);
  console.table(
    [...source.parts.values()].map(({ role, bytes, decodedBytes }) => ({
      part: role,
      'from Unity (bytes)': bytes,
      'shipped (bytes)': bodies.get(role)?.[0]?.bytes,
      'decoded (bytes)': decodedBytes,
      'shipped / from Unity': ((bodies.get(role)?.[0]?.bytes ?? bytes) / bytes).toFixed(2),
    })),
  );
  console.log(
    `Packing: ${(cold / 1000).toFixed(2)} s cold; with the cache ${(median(cached) / cold).toFixed(4)} of that`,
  );
}

/** Packing streams: what it holds has a limit, however large the export is. */
async function benchMemory(): Promise<void> {
  const { directory, decodedBytes } = await writeLargeExport();
  try {
    const started = performance.now();
    const peakBytes = await peakMemory(directory);
    const isOver = peakBytes > MEMORY_LIMIT_BYTES;
    console.table([
      {
        packing: `${Math.round(decodedBytes / 1e6)} MB export`,
        'peak memory (MB)': Math.round(peakBytes / 1e6),
        'limit (MB)': MEMORY_LIMIT_BYTES / 1e6,
        'peak / limit': (peakBytes / MEMORY_LIMIT_BYTES).toFixed(2),
        'time (s)': ((performance.now() - started) / 1000).toFixed(1),
        result: isOver ? 'over the limit' : 'within the limit',
      },
    ]);
    if (isOver) process.exitCode = 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Peak of the resident set of a process that packs an export, in bytes. */
async function peakMemory(directory: string): Promise<number> {
  const child = fork(PACK_LARGE, [directory, join(cacheFolder, 'large')]);
  const exit = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that packs ${directory} ended with exit code ${code} and no result.`);
  });
  const [peakBytes] = await Promise.race([once(child, 'message'), exit]);
  exit.catch(() => {});
  return Number(peakBytes);
}

function encode(export_: UnityExport) {
  return createEncoder(createBodyCache(cacheFolder), () => {})(export_);
}

async function decodeAndHash({ parts }: UnityExport): Promise<void> {
  await Promise.all(
    [...parts.values()].map(async ({ file, compression }) => {
      const hash = createHash('sha256');
      const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
      const stored = createReadStream(file);
      stored.on('data', (chunk) => hash.update(chunk));
      await (compression === 'gzip' ? pipeline(stored, createGunzip(), sink) : pipeline(stored, sink));
    }),
  );
}
