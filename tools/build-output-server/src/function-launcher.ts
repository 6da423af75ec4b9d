/**
 * The process that runs one function: imports the handler named by its argument from the working directory, serves it on
 * a free port of 127.0.0.1, and tells that port to its parent. Ends with the parent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequest, sendResponse } from '@remix-run/node-fetch-server';

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;
type WebHandler = (request: Request) => Response | Promise<Response>;

process.once('disconnect', () => process.exit());

const file = resolve(process.argv[2] ?? '');
const handle = chooseHandler(await import(pathToFileURL(file).href));

const server = createServer(async (request, response) => {
  try {
    await handle(request, response);
  } catch (error) {
    console.error(error);
    // The parent turns a connection without an answer into its 500 page.
    response.destroy();
  }
});
// The parent keeps connections open; one that is closed just as it is used again would look like a crash.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});

/** The forms that Vercel's Node.js runtime knows: `default.fetch`, one export a method, and `default(req, res)`. */
function chooseHandler(exported: Record<string, unknown>): NodeHandler {
  const entry = exported.default;
  if (isObject(entry) && typeof entry.fetch === 'function')
    return asNodeHandler(() => asWebHandler(entry.fetch, entry));
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  if (methods.some((method) => typeof exported[method] === 'function')) {
    return asNodeHandler((method) =>
      asWebHandler(exported[method] ?? (method === 'HEAD' ? exported.GET : undefined)),
    );
  }
  // A CommonJS module that is itself the handler arrives as `default`, as does an ES module's default export.
  if (typeof entry === 'function')
    return (request, response) => Reflect.apply(entry, undefined, [request, response]);
  throw new Error(
    `${file} exports no handler. Export default { fetch(request) }, a function a method (GET, POST, …), or default (request, response).`,
  );
}

function asNodeHandler(choose: (method: string) => WebHandler | undefined): NodeHandler {
  return async (request, response) => {
    const handler = choose(request.method ?? 'GET');
    if (!handler) {
      response.writeHead(405).end();
      return;
    }
    await sendResponse(response, await handler(createRequest(request, response, { trustProxy: true })));
  };
}

function asWebHandler(value: unknown, receiver?: unknown): WebHandler | undefined {
  return typeof value === 'function' ? (request) => Reflect.apply(value, receiver, [request]) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
