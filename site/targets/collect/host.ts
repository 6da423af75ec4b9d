import { DeployError } from '../../deploy/deploy-error.ts';
import type { HostMetrics, Window } from '../../deploy/host/host-metrics.ts';
import { type Finding, missing } from '../finding.ts';
import { rateInterval } from '../statistics.ts';

/** What the host itself has counted. @param metrics Nothing where the host cannot be asked. */
export async function hostFindings(metrics: HostMetrics | undefined, window: Window): Promise<Finding[]> {
  if (metrics === undefined) {
    const why = 'VERCEL_TOKEN, VERCEL_ORG_ID and VERCEL_PROJECT_ID are not all set, so Vercel was not asked.';
    return [
      ...missing(['full-ttfb'], 'vercel-speed-insights', why),
      ...missing(['server-errors'], 'vercel-functions', why),
    ];
  }
  return [
    await orMissing(ttfb(metrics, window), ['full-ttfb', 'vercel-speed-insights']),
    await orMissing(serverErrors(metrics, window), ['server-errors', 'vercel-functions']),
  ];
}

async function ttfb(metrics: HostMetrics, window: Window): Promise<Finding> {
  const { p90, n } = await metrics.ttfb(window);
  // Of the samples themselves Vercel tells nothing that an interval could be had from.
  const figure = { value: p90, interval: undefined, n, regions: [], ...window };
  return { target: 'full-ttfb', reading: { source: 'vercel-speed-insights', ...figure } };
}

async function serverErrors(metrics: HostMetrics, window: Window): Promise<Finding> {
  const { all, errors } = await metrics.calls(window);
  const figure = { value: errors / all, interval: rateInterval(errors, all), n: all, regions: [], ...window };
  return { target: 'server-errors', reading: { source: 'vercel-functions', ...figure } };
}

async function orMissing(
  asking: Promise<Finding>,
  [target, source]: [Finding['target'], 'vercel-speed-insights' | 'vercel-functions'],
): Promise<Finding> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { target, source, why: error.message.replace(/\s+/g, ' ') };
  }
}
