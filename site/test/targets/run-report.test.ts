import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from '../../deploy/cli/command-line.ts';
import { DeployError } from '../../deploy/deploy-error.ts';
import { measure } from '../../deploy/gate/measure.ts';
import type { HostMetrics } from '../../deploy/host/host-metrics.ts';
import { reportTargets } from '../../deploy/steps/report-targets.ts';
import { hostFindings } from '../../targets/collect/host.ts';
import { visitorFindings } from '../../targets/collect/visitors.ts';
import { report as reportSchema } from '../../targets/report.ts';
import { reportMarkdown } from '../../targets/report-markdown.ts';
import { workerReports } from '../../targets/worker-reports.ts';
import { openGate } from '../deploy/open-gate.ts';
import { EXAMPLE_FINDINGS, exampleReport } from './example-report.ts';
import { startWorker } from './start-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'targets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WINDOW = { from: '2026-10-26T00:00:00.000Z', to: '2026-11-23T05:00:00.000Z' };
const NOON = Date.parse('2026-11-20T12:00:00Z');

test('what visitors’ browsers told becomes figures, with where they are', async () => {
  await using worker = await startWorker();
  for (let n = 0; n < 300; n += 1) {
    const vital = { firstByte: n / 2, ttfb: 100 + n, continent: n < 200 ? 'EU' : 'AS' };
    await worker.stores.vitals.add(vital, NOON);
  }
  // Before the window.
  await worker.stores.vitals.add({ firstByte: 9000, ttfb: 9000, continent: 'NA' }, NOON - 60 * 86_400_000);
  const reports = workerReports({ url: worker.url, token: worker.reportToken });
  const figures = { source: 'visitors', n: 300, regions: ['Europe', 'Asia'], ...WINDOW };
  expect(await visitorFindings(reports, WINDOW)).toMatchObject([
    { target: 'first-byte', reading: { ...figures, value: 135, interval: { low: 125, high: 140 } } },
    { target: 'full-ttfb', reading: { ...figures, value: 370 } },
  ]);
});

test('a worker service without page views, with another token, or none is told of', async () => {
  await using worker = await startWorker();
  const why = async (token?: string): Promise<string[]> => {
    const reports = token === undefined ? undefined : workerReports({ url: worker.url, token });
    return (await visitorFindings(reports, WINDOW)).flatMap((finding) =>
      'why' in finding ? [finding.why] : [],
    );
  };
  expect(await why(worker.reportToken)).toEqual(Array(2).fill('No page view has been counted in this time.'));
  expect(await why('another')).toEqual(Array(2).fill('The worker service answered 401.'));
  expect(await why()).toEqual(Array(2).fill(expect.stringContaining('WORKER_REPORT_TOKEN')));
});

test('the host’s figures, its refusals, and a host that cannot be asked', async () => {
  const metrics: HostMetrics = {
    ttfb: async () => ({ p90: 640, n: 5000 }),
    calls: async () => {
      throw new DeployError('Not with\n this plan.', 'Pay.');
    },
  };
  expect(await hostFindings(metrics, WINDOW)).toEqual([
    {
      target: 'full-ttfb',
      reading: {
        source: 'vercel-speed-insights',
        value: 640,
        interval: undefined,
        n: 5000,
        regions: [],
        ...WINDOW,
      },
    },
    { target: 'server-errors', source: 'vercel-functions', why: 'Not with this plan.' },
  ]);
  expect(await hostFindings(undefined, WINDOW)).toMatchObject(
    Array(2).fill({ why: expect.stringContaining('VERCEL_TOKEN') }),
  );
});

test('a report for people has verdicts, figures, and what is missing', () => {
  const markdown = reportMarkdown(exampleReport());
  expect(markdown).toContain('| First byte | ≤ 200 ms | **pass** | visitors’ browsers |');
  expect(markdown).toContain('| Server errors | < 1 % | **insufficient** | requests from one place |');
  expect(markdown).toContain(
    '| First byte | visitors’ browsers | 145 ms | 130 to 165 ms | n = 12,040 | Europe, North America, Asia |',
  );
  expect(markdown).toContain(
    '- Vercel’s count of function calls: The Vercel account has no Observability Plus',
  );
  expect(markdown).not.toContain('within one machine');
});

/** A site on this machine: a page, a manifest, and functions. */
async function startSite() {
  const manifest = {
    version: '0.2.0',
    commit: 'abc',
    tree: 'def',
    files: [
      { path: 'static/index.html', bytes: 10, sha256: '0'.repeat(64) },
      { path: 'static/_astro/unity/0.data.br', bytes: 2_000_000, sha256: '0'.repeat(64) },
    ],
  };
  const server = createServer(({ url }, response) => {
    if (url === '/release.json') response.end(JSON.stringify(manifest));
    else response.end('x');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const said: string[] = [];
  const program = { repository: folder, site: folder, version: '0.2.0', gate: openGate() };
  const hear = (text: string): void => void said.push(text);
  const status = await runCommandLine(args, { ...program, env, out: hear, error: hear });
  return { status, said: said.join('') };
}

test('a report of this machine judges nothing by it, says so, and is not published', async () => {
  await using site = await startSite();
  await using worker = await startWorker();
  const env = { WORKER_API_URL: worker.url, WORKER_REPORT_TOKEN: worker.reportToken };
  const { status, said } = await run(['targets', '--address', site.address, '--out', 'out'], env);
  expect(status, said).toBe(0);
  expect(said).toContain('Measured within one machine');
  expect(said).toContain('| Unity export | ≤ 3 MB | **pass** |');
  const report = reportSchema.parse(JSON.parse(readFileSync(join(folder, 'out/targets.json'), 'utf8')));
  expect(report.release).toEqual({ version: '0.2.0', commit: 'abc' });
  expect(report.targets.map(({ verdict }) => verdict)).toEqual([
    'insufficient',
    'insufficient',
    'pass',
    undefined,
  ]);
  expect(report.targets[0]?.readings).toMatchObject([{ source: 'loopback', n: 80 }]);

  const published = await run(['targets', '--address', site.address, '--publish'], env);
  expect(published.status).toBe(1);
  expect(published.said).toContain('is not production, which the status page shows.');
  expect(await worker.stores.reports.find()).toBeUndefined();
});

test('the report of production is left with the worker service, and a target that is missed is an error', async () => {
  await using worker = await startWorker();
  for (let n = 0; n < 300; n += 1)
    await worker.stores.vitals.add({ firstByte: 250, ttfb: 300, continent: 'EU' }, NOON);
  const said: string[] = [];
  const reporting = reportTargets({
    address: 'https://www.example',
    isProduction: true,
    metrics: undefined,
    worker: workerReports({ url: worker.url, token: worker.reportToken }),
    now: new Date(NOON),
    askRelease: async () => ({ release: undefined, findings: EXAMPLE_FINDINGS.slice(1) }),
    folder: join(folder, 'published'),
    publish: true,
    say: (text) => void said.push(text),
  });
  await expect(reporting).rejects.toThrow('Missed: First byte ≤ 200 ms');
  expect(said).toContain('The status page has it within an hour.');
  expect(await worker.stores.reports.find()).toMatchObject({
    address: 'https://www.example',
    targets: [{ verdict: 'fail', by: 'visitors' }, { verdict: 'insufficient' }, { verdict: 'pass' }, {}],
  });
});

test('an address where nobody is is not asked four hundred times', async () => {
  const { address, [Symbol.asyncDispose]: close } = await startSite();
  await close();
  const { requests, errors } = await measure(address, ['/']);
  expect([requests, errors]).toEqual([requests, requests]);
  expect(requests).toBeLessThan(40);
});

test.each([
  [['targets'], {}, 2, 'PRODUCTION_DOMAIN is not set.'],
  [['targets', '--address', 'here'], {}, 2, '"here" is no address.'],
  [['targets', '--publish'], { PRODUCTION_DOMAIN: 'www.example' }, 1, 'The report has nowhere to go.'],
  [['cost'], {}, 1, 'There is no manifest'],
])('%j is refused with a sentence', async (args, env, status, text) => {
  const result = await run(args, env);
  expect(result.said).toContain(text);
  expect(result.status).toBe(status);
});
