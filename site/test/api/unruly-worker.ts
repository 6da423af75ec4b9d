import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createWorkerService } from '../../worker/worker-service.ts';

/** A worker service that can be made to misbehave. */
export interface UnrulyWorker extends AsyncDisposable {
  url: string;
  token: string;
  /** What it was asked, as `GET /clips`. */
  asked: string[];
}

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** How it answers, whatever it is asked. */
export const MISBEHAVIOUR = {
  slow: () => undefined,
  stalling: (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"clips":');
  },
  'talking HTML': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>');
  },
  'talking JSON of another shape': (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"clips":"none"}');
  },
  'breaking off': (_request, response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('{"clips":[');
    setImmediate(() => response.destroy());
  },
  failing: (_request, response) => {
    response.writeHead(500).end('Traceback (most recent call last)');
  },
  busy: (_request, response) => {
    response.writeHead(429, { 'retry-after': '42' }).end();
  },
  huge: (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = (): void => {
      while (!response.destroyed && response.write('[0,1,0],'.repeat(8000)));
      if (!response.destroyed) response.once('drain', more);
    };
    response.write('{"clips":[');
    more();
  },
  redirecting: (request, response) => {
    response.writeHead(302, { location: `http://${request.headers.host}/elsewhere` }).end();
  },
  'refusing the token': (_request, response) => {
    response.writeHead(401).end();
  },
} as const satisfies Record<string, Behaviour>;

/** Starts one; without a behaviour, it is the reference service. */
export async function startUnrulyWorker(behaviour?: Behaviour): Promise<UnrulyWorker> {
  const token = `token-${crypto.randomUUID()}`;
  const reference = createWorkerService({ token, version: 'reference' });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (behaviour) behaviour(request, response);
    else reference.emit('request', request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
