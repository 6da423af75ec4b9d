import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { BUILT_IN } from '../../src/flags/built-in.ts';
import { serveWith } from '../api/serve-with.ts';
import { startUnrulyWorker } from '../api/unruly-worker.ts';

const pose = { settings: {}, seconds: 1 };
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A remote file of flags; without a text, it does not answer. */
async function startRemote(text: string | undefined): Promise<string> {
  const server = createServer((_request, response) => {
    if (text !== undefined) response.end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/flags.json`;
}

const off = JSON.stringify({ version: 1, flags: { 'saved-poses': { default: false } } });
const forSome = JSON.stringify({
  version: 1,
  flags: { 'saved-poses': { default: false, rules: [{ percent: 50, value: true }] } },
});

test('without a flag server, the built-in flags are served', async () => {
  await using site = await serveWith({});
  const response = await site.get('/api/flags');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({ flags: BUILT_IN, age: expect.any(Number) });
});

test('a remote file switches the saving of poses off', async () => {
  await using worker = await startUnrulyWorker();
  await using site = await serveWith({
    WORKER_API_URL: worker.url,
    WORKER_API_TOKEN: worker.token,
    FLAGS_URL: await startRemote(off),
  });
  expect(await (await site.get('/api/flags')).json()).toMatchObject({ flags: JSON.parse(off) });
  const response = await site.post('/api/poses', pose);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('3600');
  expect((await response.json()).type).toBe('urn:problem-type:realmotionengine:switched-off');
  expect(worker.asked).toEqual([]);
});

test('a percentage goes by the visitor’s id, the same each time', async () => {
  await using worker = await startUnrulyWorker();
  await using site = await serveWith({
    WORKER_API_URL: worker.url,
    WORKER_API_TOKEN: worker.token,
    FLAGS_URL: await startRemote(forSome),
  });
  const statusFor = async (visitor: string): Promise<number> =>
    (await site.post('/api/poses', pose, { 'visitor-id': visitor })).status;
  const visitors = Array.from({ length: 8 }, (_, n) => `visitor-${n}`);
  const first = await Promise.all(visitors.map(statusFor));
  expect(new Set(first)).toEqual(new Set([201, 503]));
  expect(await Promise.all(visitors.map(statusFor))).toEqual(first);
  expect((await site.post('/api/poses', pose)).status).toBe(503);
});

test.each([
  ['is silent', undefined],
  ['sends what are no flags', '{"version":1,"flags":{"saved-poses":"off"}}'],
  ['sends HTML', '<h1>Not found</h1>'],
  ['sends too much', ' '.repeat(100_000)],
])('a flag server that %s changes nothing', async (_what, text) => {
  await using worker = await startUnrulyWorker();
  await using site = await serveWith({
    WORKER_API_URL: worker.url,
    WORKER_API_TOKEN: worker.token,
    FLAGS_URL: await startRemote(text),
  });
  const flags = await site.get('/api/flags');
  expect([flags.status, flags.headers.get('retry-after')]).toEqual([503, '60']);
  expect((await site.post('/api/poses', pose)).status).toBe(201);
});
