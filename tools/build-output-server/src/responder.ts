import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteRequest } from './conditions.ts';
import { sendPlainError, sendRedirect } from './error-response.ts';
import { FunctionFailure, respondFromFunction } from './function-response.ts';
import type { Output } from './output.ts';
import { BadRequestTarget, collapseSlashes, parseTarget } from './paths.ts';
import { resolveError, resolveRequest } from './resolve.ts';
import { createStaticResponder } from './static-response.ts';

/** Answers one request. Never rejects. */
export type Responder = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface ErrorAnswer {
  status: number;
  /** Vercel's name for the error, for the plain text page. */
  code?: string;
  headers?: ReadonlyMap<string, string>;
}

/** The address of who sends a request. */
export type VisitorOf = (request: IncomingMessage) => string;

/** Joins routing, files, functions and error pages into what answers requests. */
export function createResponder({ config, find }: Output, visitorOf: VisitorOf): Responder {
  const respondStatic = createStaticResponder();
  const exists = (path: string): boolean => find(path) !== undefined;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const described = describeRequest(request);
    if (described.path.includes('//')) {
      const { search } = parseTarget(request.url ?? '/');
      return sendRedirect(response, 301, new Map([['location', collapseSlashes(described.path) + search]]));
    }
    const resolution = resolveRequest(config, described, exists);
    const { status, headers } = resolution;
    if (resolution.kind === 'status') {
      if (!headers.has('location'))
        return respondError(request, response, { status: resolution.status, headers });
      return sendRedirect(response, resolution.status, headers);
    }
    const target = find(resolution.path);
    if (target?.kind === 'function') {
      const address = described.path + mergeQuery(resolution.query, described.query);
      const visitor = visitorOf(request);
      return respondFromFunction(request, response, { ...target, address, visitor, headers });
    }
    if (!target) return respondError(request, response, { status: 404, headers });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendPlainError(response, 405, undefined, new Map([...headers, ['allow', 'GET, HEAD']]));
    }
    return respondStatic(request, response, { file: target.file, headers, status: status ?? 200 });
  }

  async function respondError(
    request: IncomingMessage,
    response: ServerResponse,
    error: ErrorAnswer,
  ): Promise<void> {
    const { status, code, headers = new Map<string, string>() } = error;
    const page = resolveError(config, describeRequest(request), status, exists);
    const target = page && find(page.path);
    if (!page || target?.kind !== 'file') return sendPlainError(response, status, code, headers);
    const all = new Map([...headers, ...page.headers]);
    return respondStatic(request, response, { file: target.file, headers: all, status });
  }

  /** Turns what went wrong into an answer, as far as one can still be sent. */
  async function recover(error: unknown, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (response.headersSent || response.destroyed) {
      // The visitor left, or the body broke off half way: there is nothing left to answer with.
      response.destroy();
      return;
    }
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    if (error instanceof BadRequestTarget) return sendPlainError(response, 400);
    console.error(error);
    if (error instanceof FunctionFailure) return respondError(request, response, error);
    sendPlainError(response, 500);
  }

  return (request, response) =>
    respond(request, response)
      .catch((error) => recover(error, request, response))
      .catch((error) => {
        console.error(error);
        response.destroy();
      });
}

function describeRequest(request: IncomingMessage): RouteRequest {
  const { path, search } = parseTarget(request.url ?? '/');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return { method: request.method ?? 'GET', path, query: new URLSearchParams(search), headers };
}

/** What the request says wins over what a route's destination adds, as in Vercel's router. */
function mergeQuery(added: URLSearchParams, own: URLSearchParams): string {
  const merged = new URLSearchParams([...added].filter(([name]) => !own.has(name)).concat([...own]));
  return merged.size > 0 ? `?${merged}` : '';
}
