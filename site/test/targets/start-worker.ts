import { once } from 'node:events';
import { memoryStores, type Stores } from '../../worker/stores.ts';
import { createWorkerService } from '../../worker/worker-service.ts';

export interface StartedWorker extends AsyncDisposable {
  url: string;
  token: string;
  reportToken: string;
  stores: Stores;
  /** @param route - as `GET /vitals?since=2026-11-23`. */
  ask(route: string, token: string, body?: unknown): Promise<Response>;
}

/** The reference worker service at a free port, with its memory at hand. */
export async function startWorker(
  options: { reportToken?: string | undefined } = { reportToken: 'reports' },
): Promise<StartedWorker> {
  const token = 'site';
  const stores = memoryStores();
  const server = createWorkerService({ token, version: 'reference', stores, ...options });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    token,
    reportToken: options.reportToken ?? '',
    stores,
    ask(route, bearer, body) {
      const [method = '', path = ''] = route.split(' ');
      return fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${bearer}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
