import type { Finding } from '../../targets/finding.ts';
import { makeReport } from '../../targets/make-report.ts';
import type { Report } from '../../targets/report.ts';

const TIME = { from: '2026-10-26T00:00:00.000Z', to: '2026-11-23T05:00:00.000Z' };
const MINUTES = { from: '2026-11-23T04:58:00.000Z', to: '2026-11-23T05:00:00.000Z' };

/** A report with a pass, a target that cannot be judged, and sources that have nothing. */
export function exampleReport(findings: readonly Finding[] = EXAMPLE_FINDINGS): Report {
  const of = {
    address: 'https://www.realmotionengine.example/',
    madeAt: TIME.to,
    release: { version: '0.2.0', commit: '0123456789abcdef0123456789abcdef01234567' },
    window: TIME,
  };
  return makeReport(of, findings);
}

export const EXAMPLE_FINDINGS: readonly Finding[] = [
  {
    target: 'first-byte',
    reading: {
      source: 'visitors',
      value: 145,
      interval: { low: 130, high: 165 },
      n: 12_040,
      regions: ['Europe', 'North America', 'Asia'],
      ...TIME,
    },
  },
  {
    target: 'first-byte',
    reading: {
      source: 'requests',
      value: 32,
      interval: { low: 30, high: 36 },
      n: 400,
      regions: [],
      ...MINUTES,
    },
  },
  {
    target: 'server-errors',
    source: 'vercel-functions',
    why: 'The Vercel account has no Observability Plus, without which functions are not counted.',
  },
  {
    target: 'server-errors',
    reading: {
      source: 'requests',
      value: 0.0025,
      interval: { low: 0.0001, high: 0.0139 },
      n: 400,
      regions: [],
      ...MINUTES,
    },
  },
  {
    target: 'export-size',
    reading: {
      source: 'manifest',
      value: 412_000,
      interval: { low: 412_000, high: 412_000 },
      n: 5,
      regions: [],
      from: TIME.to,
      to: TIME.to,
    },
  },
  {
    target: 'full-ttfb',
    reading: {
      source: 'visitors',
      value: 650,
      interval: { low: 600, high: 700 },
      n: 12_040,
      regions: ['Europe', 'North America', 'Asia'],
      ...TIME,
    },
  },
];
