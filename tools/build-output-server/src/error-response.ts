import { type ServerResponse, STATUS_CODES } from 'node:http';

/** Vercel's names and words for what its router answers by itself. */
const ERRORS: Readonly<Record<number, [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'Bad request'],
  403: ['FORBIDDEN', "You don't have the required permissions"],
  404: ['NOT_FOUND', 'The page could not be found.'],
  405: ['INVALID_REQUEST_METHOD', 'Method not allowed'],
  410: ['GONE', 'The deployment has been removed'],
  500: ['INTERNAL_SERVER_ERROR', 'A server error has occurred'],
  504: ['GATEWAY_TIMEOUT', 'An error occurred with your deployment'],
};

/** The answer where the output has no page for an error. */
export function sendPlainError(
  response: ServerResponse,
  status: number,
  code = ERRORS[status]?.[0],
  headers: ReadonlyMap<string, string> = new Map(),
): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
  if (code) response.setHeader('x-vercel-error', code);
  const message = ERRORS[status]?.[1] ?? STATUS_CODES[status] ?? String(status);
  response.end([message, ...(code ? ['', code] : []), ''].join('\n'));
}

/** What Vercel sends with a redirect, for programs that do not follow it. */
export function sendRedirect(
  response: ServerResponse,
  status: number,
  headers: ReadonlyMap<string, string>,
): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
  for (const [name, value] of headers) response.setHeader(name, value);
  response.end('Redirecting...\n');
}
