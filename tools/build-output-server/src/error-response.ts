import { type ServerResponse, STATUS_CODES } from 'node:http';

/** Vercel's names for what its router answers by itself. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'INVALID_REQUEST_METHOD',
  500: 'INTERNAL_SERVER_ERROR',
};

/** The answer where the output has no page for an error. */
export function sendPlainError(
  response: ServerResponse,
  status: number,
  code = CODES[status],
  headers: ReadonlyMap<string, string> = new Map(),
): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
  if (code) response.setHeader('x-vercel-error', code);
  response.end([STATUS_CODES[status] ?? String(status), ...(code ? ['', code] : []), ''].join('\n'));
}
