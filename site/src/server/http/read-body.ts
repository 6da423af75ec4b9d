/** A body was longer than its reader allows. */
export class BodyTooLong extends Error {
  constructor(limit: number) {
    super(`The body is longer than ${limit} bytes.`);
    this.name = 'BodyTooLong';
  }
}

/**
 * Reads a body as UTF-8 text, and no byte more than it may have: what its headers say is not trusted.
 *
 * @throws {BodyTooLong} as soon as it is; the rest is not read.
 * @throws {TypeError} if it is no UTF-8, or ends early.
 */
export async function readBody({ body }: Request | Response, limit: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > limit) throw new BodyTooLong(limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
