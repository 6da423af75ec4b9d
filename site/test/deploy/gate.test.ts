import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { smoke } from '../../deploy/gate/smoke.ts';
import { judgeTargets } from '../../deploy/gate/targets.ts';
import { exportFinding } from '../../targets/collect/export-size.ts';
import { requestFindings } from '../../targets/collect/requests.ts';
import { makeClone } from './clone.ts';

const OF = { address: 'https://www.example', from: '2026-11-23T10:00:00Z', to: '2026-11-23T10:02:00Z' };

test.each([
  ['https://www.example', Array(400).fill(50), 0, ['pass', 'pass']],
  ['https://www.example', Array(400).fill(250), 20, ['fail', 'fail']],
  ['https://www.example', Array(20).fill(50), 0, ['insufficient', 'insufficient']],
  ['http://localhost:4321', Array(400).fill(5), 0, ['insufficient', 'insufficient']],
])('targets of %s are met, missed, or cannot be judged', (address, firstBytes, errors, verdicts) => {
  const measurement = { ...OF, address, firstBytes, errors, requests: firstBytes.length };
  expect(judgeTargets(requestFindings(measurement)).map(({ verdict }) => verdict)).toEqual(verdicts);
});

test('a target is told with its limit, its source and how much was measured', () => {
  const wasm = { path: 'static/_astro/unity/1.wasm.br', bytes: 3_000_001, sha256: '' };
  const measurement = { ...OF, firstBytes: Array(400).fill(250), errors: 0, requests: 400 };
  expect(judgeTargets([...requestFindings(measurement), exportFinding([wasm], OF.to)])).toEqual([
    {
      name: 'First byte ≤ 200 ms',
      verdict: 'fail',
      text: '250 ms (95 % interval 250 to 250 ms, n = 400, requests from one place)',
    },
    {
      name: 'Server errors < 1 %',
      verdict: 'pass',
      text: '0.00 % (95 % interval 0.00 to 0.92 %, n = 400, requests from one place)',
    },
    { name: 'Unity export ≤ 3 MB', verdict: 'fail', text: '3.00 MB (1 file, the release’s own manifest)' },
  ]);
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
