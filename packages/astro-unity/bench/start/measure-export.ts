import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'browser';
import { median } from '../../../../tools/measure.ts';
import type { LineSpeed } from './line.ts';
import { visit } from './visit.ts';

/** How long a visitor stays; browsers keep compiled code only of games that have run for a while. */
const STAY_MS = 4000;

/** A page that shows one export in one way. */
export interface Contestant {
  name: string;
  url: string;
  instrument: () => void;
  /** Whether the page can end its game and start it again. */
  canRemount: boolean;
}

/** Medians over all rounds, in milliseconds. */
export interface Times {
  firstVisit: number;
  /** `NaN` where the page cannot do it. */
  secondMount: number;
  secondVisit: number;
}

export interface Result {
  times: Times;
  /** What any first visit downloaded twice. */
  fetchedTwice: ReadonlySet<string>;
}

/**
 * Measures pages in alternation, so that whatever else the machine does meets all of them alike.
 *
 * @param browserLimit What the browser is to limit itself to, where no line does.
 * @returns By the name of the contestant.
 */
export async function measure(
  browser: Browser,
  contestants: readonly Contestant[],
  rounds: number,
  browserLimit?: LineSpeed,
): Promise<Map<string, Result>> {
  const samples = new Map(contestants.map(({ name }) => [name, [] as Sample[]]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of rotate(contestants, round)) {
      samples.get(contestant.name)?.push(await sample(browser, contestant, browserLimit));
    }
  }
  return new Map([...samples].map(([name, taken]) => [name, summary(taken)]));
}

interface Sample extends Times {
  fetchedTwice: readonly string[];
}

/** One visitor who knows nothing yet: a first visit, a second start in it, and a second visit. */
async function sample(
  browser: Browser,
  { url, instrument, canRemount }: Contestant,
  browserLimit?: LineSpeed,
): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const first = await visit(context, url, instrument, browserLimit);
    await wait(STAY_MS);
    const secondMount = canRemount ? await first.remount() : Number.NaN;
    await first.close();
    const second = await visit(context, url, instrument, browserLimit);
    await second.close();
    return {
      firstVisit: first.startMs,
      secondMount,
      secondVisit: second.startMs,
      fetchedTwice: first.fetchedTwice,
    };
  } finally {
    await context.close();
  }
}

function summary(samples: readonly Sample[]): Result {
  const middle = (key: keyof Times): number => median(samples.map((taken) => taken[key]));
  return {
    times: {
      firstVisit: middle('firstVisit'),
      secondMount: middle('secondMount'),
      secondVisit: middle('secondVisit'),
    },
    fetchedTwice: new Set(samples.flatMap(({ fetchedTwice }) => fetchedTwice)),
  };
}

/** Whoever comes first in one round comes last in the next. */
function rotate<Item>(items: readonly Item[], count: number): Item[] {
  const start = count % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
