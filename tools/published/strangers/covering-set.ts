import { AXIS_NAMES, type Choice } from './axes.ts';

/**
 * Few choices in which every two values that can meet do: most defects need no more than two.
 *
 * @param possible All choices to take from. The same ones give the same set.
 */
export function coveringSet(possible: readonly Choice[]): Choice[] {
  // What a choice adds only becomes less, so that what it added last bounds what it adds next.
  const candidates = possible.map((choice) => ({
    choice,
    pairs: pairsOf(choice),
    gain: Number.POSITIVE_INFINITY,
  }));
  const missing = new Set(candidates.flatMap(({ pairs }) => pairs));
  const chosen: Choice[] = [];
  while (missing.size > 0) {
    let best: (typeof candidates)[number] | undefined;
    for (const candidate of candidates) {
      if (best && candidate.gain <= best.gain) continue;
      candidate.gain = candidate.pairs.filter((pair) => missing.has(pair)).length;
      if (!best || candidate.gain > best.gain) best = candidate;
    }
    if (!best) break;
    chosen.push(best.choice);
    for (const pair of best.pairs) missing.delete(pair);
  }
  return chosen;
}

/** Every two values of a choice. */
export function pairsOf(choice: Choice): string[] {
  const values = AXIS_NAMES.map((name) => `${name}=${choice[name]}`);
  return values.flatMap((first, index) => values.slice(index + 1).map((second) => `${first} ${second}`));
}
