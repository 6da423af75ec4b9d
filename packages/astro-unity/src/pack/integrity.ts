/**
 * What browsers check a script against.
 *
 * @param sha256 Of the bytes that arrive, hexadecimal.
 */
export function integrityOf(sha256: string): string {
  return `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`;
}
