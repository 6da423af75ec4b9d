import { expect, test } from 'vitest';
import { serveWith } from './serve-with.ts';
import { MISBEHAVIOUR, startUnrulyWorker } from './unruly-worker.ts';

const pose = { settings: {}, seconds: 1 };

async function expectUnavailable(response: Response, kind = 'worker-unavailable'): Promise<void> {
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.has('cdn-cache-control')).toBe(false);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({
    type: `urn:problem-type:realmotionengine:${kind}`,
    title: 'Service Unavailable',
    status: 503,
    detail: expect.any(String),
  });
}

/** How often each is asked before the visitor is told: again where that may help, until it has taken too long. */
const cases: [name: keyof typeof MISBEHAVIOUR, tries: number, reason: string][] = [
  ['slow', 2, 'timeout'],
  ['stalling', 2, 'timeout'],
  ['talking HTML', 3, 'rubbish'],
  ['talking JSON of another shape', 3, 'rubbish'],
  ['breaking off', 3, 'rubbish'],
  ['failing', 3, 'error'],
  ['busy', 1, 'busy'],
  ['huge', 1, 'too-large'],
  ['redirecting', 1, 'refused'],
  ['refusing the token', 1, 'refused'],
];

test.each(cases)('a worker that is %s: pages live, functions answer 503', async (name, tries, reason) => {
  await using worker = await startUnrulyWorker(MISBEHAVIOUR[name]);
  await using site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });

  await expectUnavailable(await site.get('/api/clips'));
  expect(new Set(worker.asked)).toEqual(new Set(['GET /clips']));
  // For a third try after two that took their whole time, there may be none left.
  if (reason === 'timeout') expect(worker.asked.length).toBeGreaterThanOrEqual(tries);
  else expect(worker.asked).toHaveLength(tries);

  await expectUnavailable(await site.post('/api/poses', pose));
  expect(worker.asked.filter((line) => line === 'POST /poses')).toHaveLength(1);

  const health = await site.get('/api/health');
  expect(health.status).toBe(503);
  expect(health.headers.has('retry-after')).toBe(true);
  expect(await health.json()).toMatchObject({
    status: 'degraded',
    version: expect.any(String),
    worker: { state: 'down', reason },
  });
  expect((await site.get('/')).status).toBe(200);
  expect(worker.asked.filter((line) => line.includes('elsewhere'))).toEqual([]);
});

test('the worker’s own Retry-After is passed on', async () => {
  await using worker = await startUnrulyWorker(MISBEHAVIOUR.busy);
  await using site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
  expect((await site.get('/api/clips')).headers.get('retry-after')).toBe('42');
});

test('a worker that is down is left alone after a while', async () => {
  const worker = await startUnrulyWorker(MISBEHAVIOUR.failing);
  await using site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
  for (let n = 0; n < 4; n += 1) await expectUnavailable(await site.get('/api/clips'));
  expect(worker.asked).toHaveLength(5);
  await worker[Symbol.asyncDispose]();
  // Its port is closed: this is one that cannot be reached.
  const health = await site.get('/api/health');
  expect(await health.json()).toMatchObject({ worker: { state: 'down', reason: 'unreachable' } });
});

test('without a worker, functions say so, and the site is well', async () => {
  await using site = await serveWith({});
  await expectUnavailable(await site.get('/api/clips'), 'worker-not-configured');
  await expectUnavailable(await site.post('/api/poses', pose), 'worker-not-configured');
  const health = await site.get('/api/health');
  expect([health.status, (await health.json()).worker]).toEqual([200, { state: 'none' }]);
});

test('a worker that would be called in the open is not called', async () => {
  await using site = await serveWith({ WORKER_API_URL: 'http://worker.example', WORKER_API_TOKEN: 'secret' });
  const response = await site.get('/api/clips');
  expect(await response.clone().text()).not.toContain('worker.example');
  await expectUnavailable(response, 'worker-not-configured');
  const health = await site.get('/api/health');
  expect([health.status, (await health.json()).worker]).toEqual([503, { state: 'misconfigured' }]);
});
