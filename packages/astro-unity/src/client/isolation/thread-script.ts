/**
 * The address that the framework starts its worker threads from. In an isolated page a worker's script must carry the
 * embedder policy itself; where the host sends none with it, a copy in memory inherits the page's. The same copy is what
 * starts workers where the script lies on another origin or had to be decoded here.
 *
 * @param script The script, as this host delivers it.
 * @param signal Ends the copy with the game.
 */
export async function threadScriptUrl(script: Response, signal: AbortSignal): Promise<string> {
  const text = await script.text();
  if (script.headers.has('Cross-Origin-Embedder-Policy')) return script.url;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  signal.addEventListener('abort', () => URL.revokeObjectURL(url), { once: true });
  return url;
}
