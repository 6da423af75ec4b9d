/** Bytes of data that a chart may load; Vega's largest example has 3 MB. */
const most = 20_000_000;

/** Milliseconds until a host that does not answer is given up. */
const longest = 15_000;

/** The text at an address. A redirect would lead to a host that nobody allowed, so that it fails. */
export async function fetchData(url: URL): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(longest) });
  if (!response.ok || !response.body) throw new Error(`${url.href} answers with status ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > most) throw new Error(`${url.href} is larger than ${most / 1e6} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
