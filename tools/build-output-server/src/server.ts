import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RouteRequest } from './conditions.ts';
import { readConfig } from './config.ts';
import { sendPlainError } from './error-response.ts';
import { createFunctionProcess, type FunctionProcess } from './function-process.ts';
import { FunctionFailure, respondFromFunction } from './function-response.ts';
import { listFunctions } from './functions.ts';
import { BadRequestTarget, decodePath, parseTarget, withoutTrailingSlash } from './paths.ts';
import { resolveError, resolveRequest } from './resolve.ts';
import { listStaticFiles } from './static-files.ts';
import { createStaticResponder } from './static-response.ts';

export interface ServeOptions {
  /** The Build Output API v3 folder, usually `.vercel/output`. It is read once, at the start. */
  directory: string;
  /** Default: a free one. */
  port?: number;
  /** The address to listen on. Default: `127.0.0.1`, so that only this machine is served. */
  host?: string;
}

export interface BuildOutputServer {
  /** Without slash at the end. */
  url: string;
  port: number;
  /** Ends connections and functions. */
  close(): Promise<void>;
}

/**
 * Serves a Build Output API v3 folder over HTTP as Vercel does: routes in their phases, headers, static files with
 * compression and revalidation, functions in processes of their own, error pages.
 *
 * Not done, and refused at the start where the output asks for it: edge functions, middleware, transforms, fetching from
 * other hosts. Not done, and passed over: the caching of function answers (`s-maxage`, prerender functions), image
 * optimisation at `/_vercel/image`, crons.
 *
 * @throws if the folder cannot be served, or the port is taken.
 */
export async function serveBuildOutput({
  directory,
  port = 0,
  host = '127.0.0.1',
}: ServeOptions): Promise<BuildOutputServer> {
  const config = await readConfig(directory);
  const files = await listStaticFiles(directory, config.overrides);
  const functions = await listFunctions(directory);
  const instances = new Map<string, FunctionProcess>(
    [...functions.values()].map((definition) => [definition.path, createFunctionProcess(definition)]),
  );
  const respondStatic = createStaticResponder();

  const find = (path: string) => {
    const key = withoutTrailingSlash(decodePath(path));
    const definition = functions.get(key);
    const instance = instances.get(key);
    return { file: files.get(key), called: definition && instance ? { definition, instance } : undefined };
  };
  const exists = (path: string): boolean => {
    const { file, called } = find(path);
    return file !== undefined || called !== undefined;
  };

  const respondError = async (
    request: IncomingMessage,
    response: ServerResponse,
    error: ResponseError,
  ): Promise<void> => {
    const { status, code, headers = new Map<string, string>() } = error;
    const page = resolveError(config, describeRequest(request), status, exists);
    const file = page && find(page.path).file;
    if (file)
      return respondStatic(request, response, {
        file,
        headers: new Map([...headers, ...page.headers]),
        status,
      });
    sendPlainError(response, status, code, headers);
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const described = describeRequest(request);
    const resolution = resolveRequest(config, described, exists);
    const { headers } = resolution;
    if (resolution.kind === 'status') {
      if (headers.has('location')) {
        response.writeHead(resolution.status, Object.fromEntries(headers)).end();
        return;
      }
      return respondError(request, response, { status: resolution.status, headers });
    }
    const { file, called } = find(resolution.path);
    if (file) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return sendPlainError(response, 405, undefined, new Map([...headers, ['allow', 'GET, HEAD']]));
      }
      return respondStatic(request, response, { file, headers, status: resolution.status ?? 200 });
    }
    if (called) {
      const target = described.path + mergeQuery(resolution.query, described.query);
      return respondFromFunction(request, response, { ...called, target, headers });
    }
  };

  const server = createServer(async (request, response) => {
    try {
      await respond(request, response);
    } catch (error) {
      await recover(error, request, response, respondError);
    }
  });
  await listen(server, port, host);

  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const name =
    host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${name}:${actualPort}`,
    port: actualPort,
    close: () => {
      for (const instance of instances.values()) instance.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface ResponseError {
  status: number;
  /** Vercel's name for the error, for the plain text page. */
  code?: string;
  headers?: ReadonlyMap<string, string>;
}

/** Turns what went wrong into an answer, as far as one can still be sent. */
async function recover(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  respondError: (request: IncomingMessage, response: ServerResponse, error: ResponseError) => Promise<void>,
): Promise<void> {
  if (error instanceof BadRequestTarget) return sendPlainError(response, 400);
  if (response.headersSent || response.destroyed) {
    // The visitor left, or the body broke off half way: there is nothing left to answer with.
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  if (error instanceof FunctionFailure) {
    console.error(error);
    return respondError(request, response, { status: error.status, code: error.code });
  }
  console.error(error);
  sendPlainError(response, 500);
}

/** What the request says wins over what a route's destination adds, as in Vercel's router. */
function mergeQuery(added: URLSearchParams, own: URLSearchParams): string {
  const merged = new URLSearchParams([...added].filter(([name]) => !own.has(name)).concat([...own]));
  return merged.size > 0 ? `?${merged}` : '';
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

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
