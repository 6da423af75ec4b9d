import { bucketOf } from './bucket.ts';
import type { Flag, FlagValue } from './flag-document.ts';

/** Who asks: OpenFeature's evaluation context. */
export interface FlagContext {
  /** An id of the visitor that stays; without it, rules with a percentage fit nobody. */
  readonly targetingKey?: string | undefined;
  readonly [attribute: string]: unknown;
}

export interface Evaluation {
  value: FlagValue;
  /** OpenFeature's words for it. */
  reason: 'STATIC' | 'DEFAULT' | 'TARGETING_MATCH' | 'SPLIT';
}

/** What a flag is for a visitor: the same answer for the same question, always. */
export function evaluate(key: string, { default: otherwise, rules }: Flag, context: FlagContext): Evaluation {
  if (!rules?.length) return { value: otherwise, reason: 'STATIC' };
  for (const { if: conditions = {}, percent, value } of rules) {
    if (
      !Object.entries(conditions).every(([name, values]) => values.some((known) => known === context[name]))
    )
      continue;
    if (percent === undefined) return { value, reason: 'TARGETING_MATCH' };
    const { targetingKey } = context;
    if (targetingKey && bucketOf(key, targetingKey) < percent) return { value, reason: 'SPLIT' };
  }
  return { value: otherwise, reason: 'DEFAULT' };
}
