import { expect, test } from 'vitest';
import { vercelMetrics } from '../../deploy/host/vercel-metrics.ts';
import { hostFindings } from '../../targets/collect/host.ts';
import { startLocalVercel } from './local-vercel/server.ts';
import { type MetricQuery, PROJECT, TEAM, TOKEN } from './local-vercel/state.ts';

const WINDOW = { from: '2026-10-26T00:00:00.000Z', to: '2026-11-23T05:00:00.000Z' };
const account = (api: string) => ({ api, token: TOKEN, team: TEAM, project: PROJECT });

/** What a busy project would have. */
function busy({ metric, aggregation, filter }: MetricQuery): { value: number } {
  if (metric === 'vercel.speed_insights.ttfb_ms') return { value: aggregation === 'p90' ? 640 : 5_000 };
  return { value: filter?.includes('httpStatus >= 500') ? 12 : 40_000 };
}

test('Vercel’s figures are those of production in the window, by its real command line', async () => {
  await using vercel = await startLocalVercel();
  vercel.state.answerMetric = busy;
  const findings = await hostFindings(vercelMetrics(account(vercel.origin)), WINDOW);
  expect(findings).toMatchObject([
    { target: 'full-ttfb', reading: { source: 'vercel-speed-insights', value: 640, n: 5_000, ...WINDOW } },
    {
      target: 'server-errors',
      reading: {
        source: 'vercel-functions',
        value: 0.0003,
        n: 40_000,
        interval: { high: expect.closeTo(0.00052, 5) },
      },
    },
  ]);
  expect(vercel.state.metricQueries).toHaveLength(4);
  for (const query of vercel.state.metricQueries)
    expect(query).toMatchObject({
      scope: { ownerId: TEAM, projectIds: [PROJECT] },
      timeRange: { start: WINDOW.from },
      filter: expect.stringContaining('environment:production'),
    });
});

test.each([
  ['has counted nothing', { value: null }, ['has timed no page view', 'has counted no call']],
  [
    'refuses',
    { refusal: 402, message: 'Observability Plus is needed.' },
    ['ttfb_ms: Observability Plus is needed.', 'count: Observability Plus is needed.'],
  ],
] as const)('a Vercel that %s is told of, and no figure is made up', async (_what, answer, whys) => {
  await using vercel = await startLocalVercel();
  vercel.state.answerMetric = () => answer;
  const findings = await hostFindings(vercelMetrics(account(vercel.origin)), WINDOW);
  expect(findings).toEqual([
    { target: 'full-ttfb', source: 'vercel-speed-insights', why: expect.stringContaining(whys[0]) },
    { target: 'server-errors', source: 'vercel-functions', why: expect.stringContaining(whys[1]) },
  ]);
  expect(JSON.stringify(findings)).not.toContain(TOKEN);
});

test('a token that Vercel does not know is told of', async () => {
  await using vercel = await startLocalVercel();
  const findings = await hostFindings(
    vercelMetrics({ ...account(vercel.origin), token: 'anotherToken' }),
    WINDOW,
  );
  expect(findings).toMatchObject([
    { why: expect.stringContaining('"vercel metrics" failed: ') },
    { why: expect.stringContaining('"vercel metrics" failed: ') },
  ]);
});
