import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { NOT_FOUND, ROUTES, type WorkerAnswer } from './routes.ts';
import { memoryStores, type Stores } from './stores.ts';

export interface WorkerServiceOptions {
  /** What the site's functions send as bearer token. */
  token: string;
  /** What the job that reports on the targets sends. Without it, its addresses are closed. */
  reportToken?: string | undefined;
  /** Told by `/health`. */
  version: string;
  /** Default: the memory of this process. */
  stores?: Stores;
}

/**
 * The worker service that the site's functions call, in its smallest form, for development and tests: the contract is in
 * `site/src/server/README.md`.
 */
export function createWorkerService(options: WorkerServiceOptions): Server {
  const stores = options.stores ?? memoryStores();
  return createServer((request, response) => {
    answer(request, { ...options, stores })
      .catch((error): WorkerAnswer => {
        console.error(error);
        return { status: 500, body: { error: 'Something went wrong.' } };
      })
      .then((result) => send(response, result));
  });
}

async function answer(
  message: IncomingMessage,
  { token, reportToken, version, stores }: WorkerServiceOptions & { stores: Stores },
): Promise<WorkerAnswer> {
  const { pathname, searchParams: query } = new URL(message.url ?? '/', 'http://worker');
  const [collection = '', id, ...rest] = pathname.slice(1).split('/');
  const route = ROUTES[`${message.method} /${collection}${id === undefined ? '' : '/:id'}`];
  const needed = route?.for === 'reports' ? reportToken : token;
  if (!needed || !isAllowed(message, needed)) return { status: 401, body: { error: 'Send the token.' } };
  if (!route || rest.length > 0) return NOT_FOUND;
  return route.answer({ message, id: id ?? '', query, stores, version });
}

/** In the same time for every token: hashes are of one length, and compared to their end. */
function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(headers.authorization ?? ''), hash(`Bearer ${token}`));
}

function send(response: ServerResponse, { status, body }: WorkerAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
