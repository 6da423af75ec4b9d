/**
 * A response's body, with its bytes counted as they arrive.
 *
 * The response that comes back is the one that went in, and a copy is counted: only the network's own response lets
 * the browser keep compiled WebAssembly in its code cache.
 *
 * @param onBytes Called with the number of further decoded bytes.
 */
export function counted(response: Response, onBytes: (bytes: number) => void): Response {
  void count(response.clone(), onBytes);
  return response;
}

async function count({ body }: Response, onBytes: (bytes: number) => void): Promise<void> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      onBytes(chunk.value.byteLength);
    }
  } catch {
    // The consumer of the response itself meets the same failure and reports it.
  }
}
