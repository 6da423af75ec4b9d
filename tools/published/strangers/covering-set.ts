import { AXIS_NAMES, type Choice } from './axes.ts';

/**
 * Few choices in which every two values that can meet do: most defects need no more than two.
 *
 * @param possible All choices to take from. The same ones give the same set.
 */
export function coveringSet(possible: readonly Choice[]): Choice[] {
  const missing = new Set(possible.flatMap(pairsOf));
  const chosen: Choice[] = [];
  while (missing.size > 0) {
    let best: { choice: Choice; gain: number } | undefined;
    for (const choice of possible) {
      const gain = pairsOf(choice).filter((pair) => missing.has(pair)).length;
      if (best === undefined || gain > best.gain) best = { choice, gain };
    }
    if (best === undefined) break;
    chosen.push(best.choice);
    for (const pair of pairsOf(best.choice)) missing.delete(pair);
  }
  return chosen;
}

/** Every two values of a choice. */
export function pairsOf(choice: Choice): string[] {
  const values = AXIS_NAMES.map((name) => `${name}=${choice[name]}`);
  return values.flatMap((first, index) => values.slice(index + 1).map((second) => `${first} ${second}`));
}
