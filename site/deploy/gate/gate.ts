import type { Origin } from '../host/host.ts';
import { measure } from './measure.ts';
import { type SmokeReport, smoke } from './smoke.ts';
import { judgeTargets, type Target } from './targets.ts';

/** What stands between a candidate and production. */
export interface Gate {
  /** Whether an address serves this release, whole. */
  smoke(address: string, of: Origin): Promise<SmokeReport>;
  /** Whether it meets the targets. */
  targets(address: string, report: SmokeReport): Promise<Target[]>;
}

/** A gate that asks the deployment itself. */
export function requestGate({ VERCEL_AUTOMATION_BYPASS_SECRET: bypass }: NodeJS.ProcessEnv): Gate {
  return {
    smoke: (address, of) => smoke(address, of, bypass),
    async targets(address, { pages, exportSize }) {
      return judgeTargets({ ...(await measure(address, pages, undefined, bypass)), exportSize });
    },
  };
}
