import type { Finding } from './finding.ts';
import type { JudgedTarget, Report } from './report.ts';
import { TARGETS, type Target } from './targets.ts';
import { judge } from './verdict.ts';

/** Judges every target by what was found. */
export function makeReport(
  of: Pick<Report, 'address' | 'madeAt' | 'release' | 'window'>,
  findings: readonly Finding[],
): Report {
  return { version: 1, ...of, targets: TARGETS.map((target) => judgeTarget(target, findings)) };
}

function judgeTarget(target: Target, findings: readonly Finding[]): JudgedTarget {
  const own = findings.filter((finding) => finding.target === target.id);
  const readings = own.flatMap((finding) => ('reading' in finding ? [finding.reading] : []));
  const deciding = target.decidedBy
    .map((source) => readings.find((reading) => reading.source === source))
    .find((reading) => reading !== undefined);
  const rank = ({ source }: { source: string }): number => (source === deciding?.source ? 0 : 1);
  return {
    target: target.id,
    ...(target.limit && { verdict: deciding ? judge(target, deciding) : 'insufficient' }),
    ...(target.limit && deciding && { by: deciding.source }),
    readings: readings
      .toSorted((a, b) => rank(a) - rank(b))
      .map((reading) => ({ ...reading, regions: [...reading.regions] })),
    missing: own.flatMap((finding) =>
      'why' in finding ? [{ source: finding.source, why: finding.why }] : [],
    ),
  };
}
