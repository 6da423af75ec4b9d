import { PUBLIC_API_URL } from 'astro:env/client';
import { runtimeConfig } from './runtime-config.ts';

const TIMEOUT = 10_000;

let address: Promise<string> | undefined;

/** The API did not answer as asked; `message` says why, for the visitor. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

/**
 * Asks the API, wherever this deployment has it.
 *
 * @param path - below the API, such as `/poses`.
 * @throws {ApiError} for an answer that is no success; {@link TypeError} or a time-out where there is none.
 */
export async function apiFetch(path: `/${string}`, init: RequestInit = {}): Promise<Response> {
  address ??= findAddress();
  const response = await fetch((await address) + path, { signal: AbortSignal.timeout(TIMEOUT), ...init });
  if (!response.ok) throw new ApiError(response.status, await detailOf(response));
  return response;
}

/** Runtime configuration, read once a page; what was set at build time where it cannot be had. */
async function findAddress(): Promise<string> {
  try {
    const response = await fetch('/config.json', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
    const { apiUrl } = runtimeConfig.parse(await response.json());
    return withoutSlash(apiUrl);
  } catch {
    return withoutSlash(PUBLIC_API_URL);
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** The `detail` of problem+json. */
async function detailOf(response: Response): Promise<string> {
  try {
    const problem: unknown = await response.json();
    if (typeof problem === 'object' && problem && 'detail' in problem) return String(problem.detail);
  } catch {
    // An answer of something in between, in HTML perhaps.
  }
  return `The server answered ${response.status}.`;
}
