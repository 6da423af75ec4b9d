import { CLIPS } from 'reference-player/clips/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillOfClip } from '../../src/motion/still-of-clip.ts';
import { type ServedSite, serveWith } from './serve-with.ts';
import { startUnrulyWorker, type UnrulyWorker } from './unruly-worker.ts';

let worker: UnrulyWorker;
let site: ServedSite;

beforeAll(async () => {
  worker = await startUnrulyWorker();
  site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
});

const [walk] = CLIPS;
if (!walk) throw new Error('The player has no clip.');

test('/api/health tells how the worker is', async () => {
  const response = await site.get('/api/health');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'ok',
    worker: { state: 'ok', version: 'reference' },
  });
});

test('/api/health asks the worker once for many who ask', async () => {
  await Promise.all(Array.from({ length: 20 }, () => site.get('/api/health')));
  expect(worker.asked.filter((line) => line === 'GET /health').length).toBeLessThan(10);
});

test('/api/clips lists the clips, and may be kept', async () => {
  const response = await site.get('/api/clips');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  expect(response.headers.get('cdn-cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
  const { clips } = await response.json();
  expect(clips).toHaveLength(CLIPS.length);
  expect(clips).toContainEqual({ id: 'walk', name: 'walk', fps: 40, frames: 45, seconds: 1.1, loop: true });
});

test('/api/clips/walk is the clip that the player plays', async () => {
  const response = await site.get('/api/clips/walk');
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  expect(await response.json()).toEqual(walk);
});

describe('a pose', () => {
  const pose = { settings: { clip: 'walk', speed: '0.5' }, seconds: 0.52, still: stillOfClip(walk, 0.52) };

  test('is saved, and found again by everybody who has its id', async () => {
    const saved = await site.post('/api/poses', pose);
    expect(saved.status).toBe(201);
    expect(saved.headers.get('cache-control')).toBe('no-store');
    const { id } = await saved.json();
    expect(id).toMatch(/^[\w-]{8,16}$/);
    expect(saved.headers.get('location')).toBe(`/api/poses/${id}`);
    const found = await site.get(`/api/poses/${id}`);
    expect(found.status).toBe(200);
    expect(await found.json()).toEqual(pose);
  });

  test('has the same id when it is saved twice', async () => {
    const ids = [];
    for (let n = 0; n < 2; n += 1) ids.push((await (await site.post('/api/poses', pose)).json()).id);
    expect(ids[0]).toBe(ids[1]);
  });
});

const problem = 'application/problem+json';

test.each<[string, () => Promise<Response>, number, RegExp]>([
  ['a clip that is not there', () => site.get('/api/clips/none'), 404, /no clip "none"/],
  ['a pose that is not there', () => site.get('/api/poses/AAAAAAAAAAAA'), 404, /no pose/],
  ['an id that leads out of the clips', () => site.get('/api/clips/%2e%2e%2fposes'), 422, /small letters/],
  ['an id with a query', () => site.get('/api/poses/AAAAAAAA%3Fx=1'), 422, /8 to 32/],
  [
    'another method',
    () => site.get('/api/clips', { method: 'DELETE', headers: { origin: site.url } }),
    405,
    /GET, HEAD/,
  ],
  ['reading where one saves', () => site.get('/api/poses'), 405, /POST/],
  ['no JSON', () => site.post('/api/poses', '{'), 400, /no JSON/],
  ['a form', () => site.post('/api/poses', 'a=1', { 'content-type': 'text/csv' }), 415, /application\/json/],
  ['a wrong pose', () => site.post('/api/poses', { settings: {}, seconds: 'x' }), 422, /#\/seconds/],
  ['too much', () => site.post('/api/poses', ' '.repeat(33_000)), 413, /32000 bytes/],
  [
    'another site',
    () => site.post('/api/poses', { settings: {}, seconds: 0 }, { origin: 'https://evil.example' }),
    403,
    /own site/,
  ],
])('%s is answered as a problem that no cache keeps', async (_what, ask, status, detail) => {
  const before = worker.asked.length;
  const response = await ask();
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe(problem);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.stringMatching(detail),
  });
  // Only what has passed the checks reaches the worker.
  expect(worker.asked.slice(before)).toHaveLength(status === 404 ? 1 : 0);
});

test('a preflight of another site gets no permission', async () => {
  const response = await site.get('/api/poses', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(response.ok).toBe(false);
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('HEAD is GET without a body', async () => {
  const response = await site.get('/api/clips/walk', { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test('saving is counted by address; reading goes on', async () => {
  const pose = { settings: {}, seconds: 1 };
  let last = await site.post('/api/poses', pose);
  expect(last.headers.get('ratelimit-limit')).toBe('20');
  for (let n = 0; n < 20 && last.status !== 429; n += 1) last = await site.post('/api/poses', pose);
  expect(last.status).toBe(429);
  expect(last.headers.get('content-type')).toBe(problem);
  expect(last.headers.get('ratelimit-remaining')).toBe('0');
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await site.get('/api/clips')).status).toBe(200);
});
