import type { Window } from '../../deploy/host/host-metrics.ts';
import type { VitalCount } from '../../src/server/schemas/vital.ts';
import { WorkerFailure } from '../../src/server/worker/worker-failure.ts';
import { type Finding, missing } from '../finding.ts';
import { histogramP90 } from '../histogram.ts';
import type { WorkerReports } from '../worker-reports.ts';

const INDICATORS = ['first-byte', 'full-ttfb'] as const;

const CONTINENTS: Readonly<Record<string, string>> = {
  AF: 'Africa',
  AN: 'Antarctica',
  AS: 'Asia',
  EU: 'Europe',
  NA: 'North America',
  OC: 'Oceania',
  SA: 'South America',
};

/** What visitors' browsers have timed. @param worker Nothing where it cannot be asked. */
export async function visitorFindings(worker: WorkerReports | undefined, window: Window): Promise<Finding[]> {
  if (worker === undefined)
    return missing(
      INDICATORS,
      'visitors',
      'WORKER_API_URL and WORKER_REPORT_TOKEN are not both set, so the worker service was not asked.',
    );
  try {
    const counts = await worker.vitals(window.from.slice(0, 10));
    return INDICATORS.flatMap((indicator) => finding(indicator, counts, window));
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    return missing(INDICATORS, 'visitors', error.message);
  }
}

function finding(
  indicator: VitalCount['indicator'],
  counts: readonly VitalCount[],
  window: Window,
): Finding[] {
  const own = counts.filter((count) => count.indicator === indicator);
  const { n, value, interval } = histogramP90(own);
  if (n === 0) return missing([indicator], 'visitors', 'No page view has been counted in this time.');
  return [
    {
      target: indicator,
      reading: { source: 'visitors', value, interval, n, regions: regionsOf(own), ...window },
    },
  ];
}

/** Those with the most page views first. */
function regionsOf(counts: readonly VitalCount[]): string[] {
  const samples = new Map<string, number>();
  for (const { continent, samples: more } of counts)
    samples.set(continent, (samples.get(continent) ?? 0) + more);
  return [...samples]
    .sort(([, a], [, b]) => b - a)
    .map(([continent]) => CONTINENTS[continent] ?? 'unknown region');
}
