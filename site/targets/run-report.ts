import type { HostMetrics, Window } from '../deploy/host/host-metrics.ts';
import { hostFindings } from './collect/host.ts';
import { askRelease } from './collect/release.ts';
import { visitorFindings } from './collect/visitors.ts';
import { missing } from './finding.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './report.ts';
import { isLoopback } from './sources.ts';
import { WINDOW_DAYS } from './targets.ts';
import type { WorkerReports } from './worker-reports.ts';

const DAY = 86_400_000;

export interface ReportOptions {
  /** Of production: `https://www.example.com`. */
  address: string;
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
  const { address, metrics, worker, now, say } = options;
  const window: Window = {
    from: `${new Date(now.getTime() - WINDOW_DAYS * DAY).toISOString().slice(0, 10)}T00:00:00.000Z`,
    to: now.toISOString(),
  };
  say(`Asking ${address} …`);
  const { release, findings } = await (options.askRelease ?? askRelease)(address, say);
  if (isLoopback(address)) {
    // What is known of production says nothing about this machine.
    const why = `${address} is of this machine, which has no visitors.`;
    return makeReport({ address, madeAt: window.to, release, window }, [
      ...missing(['first-byte', 'full-ttfb'], 'visitors', why),
      ...findings,
    ]);
  }
  say('Asking the worker service and the host …');
  return makeReport({ address, madeAt: window.to, release, window }, [
    ...(await visitorFindings(worker, window)),
    ...(await hostFindings(metrics, window)),
    ...findings,
  ]);
}
