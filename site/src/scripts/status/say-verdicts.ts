import type { Verdict } from '../../../targets/verdict.ts';

/** How the targets stand, in a sentence. @param verdicts - nothing for what has no target. */
export function sayVerdicts(verdicts: readonly (Verdict | undefined)[]): string {
  const count = (wanted: Verdict): number => verdicts.filter((verdict) => verdict === wanted).length;
  const [met, missed, open] = [count('pass'), count('fail'), count('insufficient')];
  const all = met + missed + open;
  if (met === all) return `All ${all} targets are met.`;
  if (missed === all) return `All ${all} targets are missed.`;
  if (open === all) return `Of ${all} targets none can be told yet.`;
  const parts = [
    met > 0 && `${met} ${are(met)} met`,
    missed > 0 && `${missed} ${are(missed)} missed`,
    open > 0 && `${open} cannot be told yet`,
  ];
  return `Of ${all} targets ${new Intl.ListFormat('en').format(parts.filter((part) => part !== false))}.`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
