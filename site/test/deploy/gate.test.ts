import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { smoke } from '../../deploy/gate/smoke.ts';
import { p90Interval, rateInterval } from '../../deploy/gate/statistics.ts';
import { judgeTargets } from '../../deploy/gate/targets.ts';
import { makeClone } from './clone.ts';

test.each([
  [100, 84, 96],
  [500, 436, 464],
  [1000, 881, 919],
])('the interval of the 90th percentile of %i samples is from the %ith to the %ith', (n, low, high) => {
  const samples = Array.from({ length: n }, (_, index) => n - index);
  expect(p90Interval(samples)).toEqual({ low, high });
});

test('the interval of a rate is that of Clopper and Pearson', () => {
  expect(rateInterval(0, 400)).toMatchObject({ low: 0, high: expect.closeTo(0.00918, 4) });
  expect(rateInterval(5, 100)).toMatchObject({
    low: expect.closeTo(0.01643, 4),
    high: expect.closeTo(0.11283, 4),
  });
});

test.each([
  [Array(400).fill(50), 0, ['pass', 'pass']],
  [Array(400).fill(250), 20, ['fail', 'fail']],
  [Array(20).fill(50), 0, ['insufficient', 'insufficient']],
])('targets are met, missed, or cannot be judged', (firstBytes, errors, verdicts) => {
  const targets = judgeTargets({ firstBytes, errors, requests: firstBytes.length, exportSize: 1 });
  expect(targets.map(({ verdict }) => verdict)).toEqual([...verdicts, 'pass']);
});

/** What a host does with the file that is served at a path. */
type Meddle = (
  path: string,
  body: Buffer,
) => { status?: number; body?: Buffer; headers?: Record<string, string> };

test.each<[string, Meddle, string | undefined]>([
  ['as it was built', () => ({}), undefined],
  [
    'compressing again',
    (path, body) => (path.endsWith('.br') ? { body: brotliCompressSync(body) } : {}),
    '/_astro/unity/0.wasm.br is not, byte by byte',
  ],
  ['without a page', (path) => (path.startsWith('/docs') ? { status: 404 } : {}), '/docs/ answers 404.'],
  ['without a policy', () => ({ headers: {} }), 'lacks the headers content-security-policy'],
  ['behind its protection', () => ({ status: 401 }), 'Is VERCEL_AUTOMATION_BYPASS_SECRET set?'],
])('a host that serves a release %s is known', async (_name, meddle, problem) => {
  using clone = makeClone();
  const { commit } = await clone.release('0.1.0');
  const files = join(clone.site, '.vercel/output/static');
  const secure = {
    'content-security-policy': 'x',
    'strict-transport-security': 'x',
    'x-content-type-options': 'x',
  };
  const server = createServer(({ url = '/' }, response) => {
    const stored =
      url === '/api/health'
        ? Buffer.from(JSON.stringify({ status: 'degraded', version: '0.1.0', commit }))
        : readFileSync(join(files, url.endsWith('/') ? `${url}index.html` : url));
    const { status = 200, body = stored, headers = secure } = meddle(url, stored);
    response.writeHead(status, headers).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { problems } = await smoke(`http://127.0.0.1:${port}`, { commit, version: '0.1.0' });
  server.close();
  if (problem === undefined) expect(problems).toEqual([]);
  else expect(problems.join('\n')).toContain(problem);
});
