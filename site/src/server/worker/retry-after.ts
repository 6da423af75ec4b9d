/** No wait that a header asks for is taken for longer, in seconds. */
const LONGEST = 3600;

/**
 * Reads a `Retry-After` header (RFC 9110, §10.2.3), which is a number of seconds or a date.
 *
 * @returns whole seconds from `now`, from 0 to an hour; undefined where there is no header, or none that can be read.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST) : undefined;
}
