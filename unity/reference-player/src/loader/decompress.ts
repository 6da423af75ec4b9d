// Replaced by the build: whether this loader carries the decompression fallback.
declare const DECOMPRESSION_FALLBACK: boolean;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Decodes gzip that the server sent without its header, if the build was made with `--compression fallback`. */
export async function decompressIfMarked(bytes: Uint8Array): Promise<Uint8Array> {
  if (!DECOMPRESSION_FALLBACK || !isGzip(bytes)) return bytes;
  const body = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** Fetches a file and decodes it by the same rule. */
export async function fetchDecompressed(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  return new Uint8Array(await decompressIfMarked(new Uint8Array(await response.arrayBuffer())));
}
