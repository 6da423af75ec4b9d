import { serveBuiltSite } from '../../scripts/built-site.ts';

/** The variables that the functions read when they start. */
export interface Variables {
  WORKER_API_URL?: string;
  WORKER_API_TOKEN?: string;
  FLAGS_URL?: string;
  API_URL?: string;
}

export interface ServedSite extends AsyncDisposable {
  /** Without slash at the end. */
  url: string;
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Serves the built site with these variables and no others of its own; its function has started when this returns. */
export async function serveWith(
  variables: Variables,
  options?: Parameters<typeof serveBuiltSite>[0],
): Promise<ServedSite> {
  const names = ['WORKER_API_URL', 'WORKER_API_TOKEN', 'FLAGS_URL', 'API_URL'] as const;
  const before = { ...process.env };
  for (const name of names) delete process.env[name];
  Object.assign(process.env, variables);
  const server = await serveBuiltSite(options);
  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(server.url + path, { redirect: 'manual', ...init });
  try {
    // The function's process takes its variables along when it starts, with the first request.
    await (await get('/config.json')).text();
  } finally {
    for (const name of names) delete process.env[name];
    Object.assign(process.env, before);
  }
  return {
    url: server.url,
    get,
    post: (path, body, headers = {}) =>
      get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
