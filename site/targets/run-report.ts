import type { HostMetrics, Window } from '../deploy/host/host-metrics.ts';
import { hostFindings } from './collect/host.ts';
import { askRelease } from './collect/release.ts';
import { visitorFindings } from './collect/visitors.ts';
import { missing } from './finding.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './report.ts';
import { WINDOW_DAYS } from './targets.ts';
import type { WorkerReports } from './worker-reports.ts';

const DAY = 86_400_000;

export interface ReportOptions {
  /** What is measured: `https://www.example.com`. */
  address: string;
  /** Whether it is production's: what visitors and the host have counted is of that alone. */
  isProduction: boolean;
  /** What the host counts; nothing where it cannot be asked. */
  metrics: HostMetrics | undefined;
  /** What visitors' browsers have told; nothing where the worker service cannot be asked. */
  worker: WorkerReports | undefined;
  now: Date;
  /** Asks what the address serves. Default: by requests to it. */
  askRelease?: typeof askRelease;
  /** Tells people what is done. */
  say(text: string): void;
}

/** Asks every source, and judges each target. A source that has nothing is part of the report. */
export async function runReport(options: ReportOptions): Promise<Report> {
  const { address, isProduction, metrics, worker, now, say } = options;
  const window: Window = {
    from: `${new Date(now.getTime() - WINDOW_DAYS * DAY).toISOString().slice(0, 10)}T00:00:00.000Z`,
    to: now.toISOString(),
  };
  say(`Asking ${address} …`);
  const { release, findings } = await (options.askRelease ?? askRelease)(address, say);
  const of = { address, madeAt: window.to, release, window };
  if (!isProduction) {
    const why = `${address} is not production, which visitors see.`;
    return makeReport(of, [
      ...missing(['first-byte', 'full-ttfb'], 'visitors', why),
      ...missing(['server-errors'], 'vercel-functions', why),
      ...findings,
    ]);
  }
  say('Asking the worker service and the host …');
  return makeReport(of, [
    ...(await visitorFindings(worker, window)),
    ...(await hostFindings(metrics, window)),
    ...findings,
  ]);
}
