import { describeLimit, describeReading } from '../../targets/describe.ts';
import type { Found } from '../../targets/finding.ts';
import { targetOf } from '../../targets/targets.ts';
import { judge, type Verdict } from '../../targets/verdict.ts';

/** What a person, or a promotion, is told of one target. */
export interface JudgedTarget {
  name: string;
  verdict: Verdict;
  /** What was measured, with how much, and what it may be. */
  text: string;
}

/** Holds what was measured of a candidate, which has no visitors yet, against the targets. */
export function judgeTargets(findings: readonly Found[]): JudgedTarget[] {
  return findings.map(({ target: id, reading }) => {
    const target = targetOf(id);
    return {
      name: `${target.name} ${describeLimit(target)}`,
      verdict: judge(target, reading),
      text: describeReading(target, reading),
    };
  });
}
