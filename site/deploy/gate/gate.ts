import { exportFinding } from '../../targets/collect/export-size.ts';
import { requestFindings } from '../../targets/collect/requests.ts';
import type { Origin } from '../host/host.ts';
import { measure } from './measure.ts';
import { type SmokeReport, smoke } from './smoke.ts';
import { type JudgedTarget, judgeTargets } from './targets.ts';

/** What stands between a candidate and production. */
export interface Gate {
  /** Whether an address serves this release, whole. */
  smoke(address: string, of: Origin): Promise<SmokeReport>;
  /** Whether it meets the targets. */
  targets(address: string, report: SmokeReport): Promise<JudgedTarget[]>;
}

/** A gate that asks the deployment itself. */
export function requestGate({ VERCEL_AUTOMATION_BYPASS_SECRET: bypass }: NodeJS.ProcessEnv): Gate {
  return {
    smoke: (address, of) => smoke(address, of, bypass),
    async targets(address, { pages, files }) {
      const measurement = await measure(address, pages, { bypass });
      return judgeTargets([...requestFindings(measurement), exportFinding(files, measurement.to)]);
    },
  };
}
