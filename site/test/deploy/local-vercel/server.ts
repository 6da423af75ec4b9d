import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type ApiAnswer, ROUTES } from './routes.ts';
import { emptyState, type State, TOKEN } from './state.ts';

export interface LocalVercel extends AsyncDisposable {
  /** Without slash at the end. */
  origin: string;
  state: State;
  /** Method and path of each request, in order. */
  requests: string[];
  /** Is called when a request has had its effect, before it is answered. */
  onHandled: (request: string, number: number) => void;
}

/** A server on this machine with the part of Vercel's API that these commands need. */
export async function startLocalVercel(): Promise<LocalVercel> {
  const local: LocalVercel = {
    origin: '',
    state: emptyState(),
    requests: [],
    onHandled: () => {},
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    answer(local, request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port was given.');
  local.origin = `http://127.0.0.1:${address.port}`;
  return local;
}

async function answer(local: LocalVercel, request: IncomingMessage): Promise<ApiAnswer> {
  const url = new URL(request.url ?? '/', 'http://local');
  const name = `${request.method} ${url.pathname}`;
  const body = await buffer(request);
  const answered = respond(local, request, url, body);
  local.requests.push(name);
  local.onHandled(name, local.requests.length);
  return answered;
}

function respond(
  { state }: LocalVercel,
  { method, headers }: IncomingMessage,
  url: URL,
  body: Buffer,
): ApiAnswer {
  if (headers.authorization !== `Bearer ${TOKEN}`)
    return { status: 403, body: { error: { code: 'forbidden', message: 'The token is not valid.' } } };
  for (const [of, path, handle] of ROUTES) {
    const match = path.exec(url.pathname);
    if (of !== method || !match) continue;
    const digests = Object.entries(headers).map(([key, value]): [string, string] => [key, String(value)]);
    return handle({ query: url.searchParams, headers: new Headers(digests), body, state }, match[1] ?? '');
  }
  return {
    status: 404,
    body: { error: { code: 'not_found', message: `There is no ${method} ${url.pathname}.` } },
  };
}
