import { measure } from '../deploy/gate/measure.ts';
import type { HostMetrics, Window } from '../deploy/host/host-metrics.ts';
import { fetchManifest } from '../deploy/output/fetch-manifest.ts';
import { pageAddresses } from '../deploy/output/page-addresses.ts';
import { exportFinding } from './collect/export-size.ts';
import { hostFindings } from './collect/host.ts';
import { requestFindings } from './collect/requests.ts';
import { visitorFindings } from './collect/visitors.ts';
import { type Finding, missing } from './finding.ts';
import { makeReport } from './make-report.ts';
import type { Report } from './report.ts';
import { isLoopback } from './sources.ts';
import { WINDOW_DAYS } from './targets.ts';
import type { WorkerReports } from './worker-reports.ts';

/** What is asked besides the pages, for server errors. */
const FUNCTIONS = ['/api/health', '/api/clips', '/api/flags', '/config.json'];

const DAY = 86_400_000;

export interface ReportOptions {
  /** Of production: `https://www.example.com`. */
  address: string;
  /** What the host counts; nothing where it cannot be asked. */
  metrics: HostMetrics | undefined;
  /** What visitors' browsers have told; nothing where the worker service cannot be asked. */
  worker: WorkerReports | undefined;
  now: Date;
  /** How many requests are sent. Default: as many as the gate sends. */
  requests?: number;
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
  const { release, findings } = await askRelease(options);
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

async function askRelease({
  address,
  now,
  requests,
  say,
}: ReportOptions): Promise<{ release: Report['release']; findings: Finding[] }> {
  const manifest = await fetchManifest(address, say);
  const pages = manifest ? pageAddresses(manifest.files) : ['/'];
  const measurement = await measure(address, pages, { also: FUNCTIONS, ...(requests ? { requests } : {}) });
  const size = manifest
    ? [exportFinding(manifest.files, now.toISOString())]
    : missing(['export-size'], 'manifest', `${address} serves no manifest of a release.`);
  return {
    release: manifest && { version: manifest.version, commit: manifest.commit },
    findings: [...requestFindings(measurement), ...size],
  };
}
