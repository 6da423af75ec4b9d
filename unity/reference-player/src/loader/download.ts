import type { PlayerModule } from '../module.ts';
import { decompressIfMarked } from './decompress.ts';

export type DownloadProgress = (share: number) => void;

/** What a body grows by when the browser decodes it; Content-Length counts the encoded bytes only. */
const GROWTH: Readonly<Record<string, number>> = { br: 2, gzip: 1.6 };

/** Fetches the data file and reports 0 to 0.9 of progress. */
export async function downloadData(Module: PlayerModule, onProgress: DownloadProgress): Promise<Uint8Array> {
  const started = performance.now();
  // Unity keeps the data in a cache of its own; the browser's HTTP cache serves the same purpose here.
  const cache = Module.cacheControl(Module.dataUrl) === 'immutable' ? 'force-cache' : 'default';
  const response = await fetch(Module.dataUrl, { method: 'GET', cache });
  const length = Number(response.headers.get('Content-Length') ?? 0);
  const expected = length * (GROWTH[response.headers.get('Content-Encoding') ?? ''] ?? 1);
  const bytes = await readBody(response, (loaded) => {
    if (expected > 0) onProgress(0.9 * Math.min(1, loaded / expected));
  });
  onProgress(0.9);
  Module.timings.dataLoaded = performance.now() - started;
  return decompressIfMarked(bytes);
}

async function readBody(response: Response, onLoaded: (bytes: number) => void): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    size += step.value.length;
    onLoaded(size);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
