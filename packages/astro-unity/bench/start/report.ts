import { leastMilliseconds, MAX_PLAYER_BYTES, type StartLimits } from './limits.ts';
import type { Result, Times } from './measure-export.ts';
import type { PageScripts } from './player-size.ts';

/** One line of a table. */
export type Row = Record<string, string | number>;

/** A measured value and the limit that it has, if any. */
export interface Check {
  what: string;
  value: number;
  limit: number | undefined;
}

/** Each player's times, and what part of the time of Unity's own template they are. */
export function timeRows(results: ReadonlyMap<string, Result>): Row[] {
  const template = timesOf(results, 'template');
  return [...results].map(([player, { times }]) => ({
    player,
    'first visit (s)': seconds(times.firstVisit),
    "÷ template's": ratio(times.firstVisit, template.firstVisit),
    'second mount (s)': seconds(times.secondMount),
    '÷ first visit': ratio(times.secondMount, times.firstVisit),
    'second visit (s)': seconds(times.secondVisit),
    "÷ template's second": ratio(times.secondVisit, template.secondVisit),
  }));
}

/**
 * What our player is held to.
 *
 * @param bytes Size of our download.
 */
export function startChecks(
  results: ReadonlyMap<string, Result>,
  bytes: number,
  limits: StartLimits | undefined,
): Check[] {
  const ours = timesOf(results, 'astro-unity');
  const template = timesOf(results, 'template');
  return [
    {
      what: "first visit ÷ template's",
      value: ours.firstVisit / template.firstVisit,
      limit: limits?.ofTemplate,
    },
    {
      what: 'first visit ÷ (download + second visit)',
      value: ours.firstVisit / leastMilliseconds(bytes, ours.secondVisit),
      limit: limits?.ofLeast,
    },
    {
      what: 'second mount ÷ first visit',
      value: ours.secondMount / ours.firstVisit,
      limit: limits?.secondMount,
    },
    {
      what: "second visit ÷ template's",
      value: ours.secondVisit / template.secondVisit,
      limit: limits?.secondVisit,
    },
    { what: 'files downloaded twice', value: results.get('astro-unity')?.fetchedTwice.size ?? 0, limit: 0 },
  ];
}

/** The files that a page with a player loads, and what they are held to. */
export function sizeChecks({ files, inline }: PageScripts): Check[] {
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [
    {
      what: `player, ${files.size} file${files.size === 1 ? '' : 's'} (bytes)`,
      value: total,
      limit: MAX_PLAYER_BYTES,
    },
    { what: 'scripts in the page itself (bytes)', value: inline, limit: undefined },
  ];
}

export function checkRows(checks: readonly Check[]): Row[] {
  return checks.map((check) => ({
    measured: check.what,
    value: Number.isInteger(check.value) ? check.value : check.value.toFixed(2),
    limit: check.limit ?? '',
    result: check.limit === undefined ? '' : isMissed(check) ? 'MISSED' : 'kept',
  }));
}

/** Also where there is no value: what was not measured is not kept. */
export function isMissed({ value, limit }: Check): boolean {
  return limit !== undefined && !(value <= limit);
}

function timesOf(results: ReadonlyMap<string, Result>, player: string): Times {
  const result = results.get(player);
  if (!result) throw new Error(`"${player}" was not measured.`);
  return result.times;
}

function seconds(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? '' : (milliseconds / 1000).toFixed(2);
}

function ratio(value: number, other: number): string {
  return Number.isNaN(value / other) ? '' : (value / other).toFixed(2);
}
