import { readServiceUrl } from '../http/service-url.ts';

/** Where the worker service is, and what opens it. */
export interface WorkerAddress {
  /** Without slash at the end. */
  url: string;
  token: string;
}

/**
 * Reads `WORKER_API_URL` and a token.
 *
 * @param name - of the variable that the token is from.
 * @returns undefined where neither is set: the site has no worker service.
 * @throws {Error} where one is missing or cannot be, naming it; the token is never part of the message.
 */
export function readWorkerAddress(
  url: string | undefined,
  token: string | undefined,
  name = 'WORKER_API_TOKEN',
): WorkerAddress | undefined {
  if (!url && !token) return undefined;
  if (!url) throw new Error(`${name} is set and WORKER_API_URL is not. Set both, or neither.`);
  if (!token) throw new Error(`WORKER_API_URL is set and ${name} is not. Set both, or neither.`);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error(`${name} holds a character that no header can carry. Was it copied with a line break?`);
  }
  const { href, search } = readServiceUrl('WORKER_API_URL', url);
  if (search)
    throw new Error('WORKER_API_URL has a query, behind which no path can stand. Leave the query out.');
  return { url: href.replace(/\/+$/, ''), token };
}
