import type { PartRole } from '../export/part-roles.ts';
import type { PlayerBuild } from './types.ts';

/** What an export should weigh at most by default, compressed, in bytes: 3 MB in powers of ten. */
export const DEFAULT_BUDGET_BYTES = 3_000_000;

/** Parts that can have a limit of their own. */
export const BUDGET_PARTS = ['loader', 'framework', 'code', 'data'] as const;

/** Limits on the download of an export before its game runs, compressed, in bytes. */
export interface Budget {
  /** For all parts together. @default 3_000_000 */
  total?: number | undefined;
  loader?: number | undefined;
  framework?: number | undefined;
  code?: number | undefined;
  data?: number | undefined;
  /** What happens when an export is over a limit: a table on the terminal, or that and a failed build. @default 'warn' */
  action?: 'warn' | 'error' | undefined;
}

/** As people write it: limits, the total alone, or `false` for none. */
export type BudgetOption = number | false | Budget;

/** One limit that was exceeded. */
export interface Excess {
  what: 'total' | (typeof BUDGET_PARTS)[number];
  bytes: number;
  limit: number;
}

/** Parts that no player asks for: nothing is downloaded for them before the game runs. */
const NOT_DOWNLOADED: ReadonlySet<string> = new Set<PartRole>(['symbols', 'background']);

/** The budget of one build: its own limits, else the site's, else the default. `false` lifts all limits. */
export function resolveBudget(site: BudgetOption | undefined, build: BudgetOption | undefined): Budget {
  const [ours, theirs] = [toBudget(build), toBudget(site)];
  if (build === false) return ours;
  return {
    total: ours.total ?? theirs.total ?? DEFAULT_BUDGET_BYTES,
    loader: ours.loader ?? theirs.loader,
    framework: ours.framework ?? theirs.framework,
    code: ours.code ?? theirs.code,
    data: ours.data ?? theirs.data,
    action: ours.action ?? theirs.action,
  };
}

/** What a visitor downloads before the game runs, in bytes. */
export function downloadBytes(parts: Readonly<Record<string, { bytes: number } | undefined>>): number {
  return Object.entries(parts)
    .filter(([role]) => !NOT_DOWNLOADED.has(role))
    .reduce((total, [, part]) => total + (part?.bytes ?? 0), 0);
}

/** The limits that a build exceeds, none if all is well. */
export function checkBudget({ parts }: Pick<PlayerBuild, 'parts'>, budget: Budget): Excess[] {
  const sizes = [
    { what: 'total', bytes: downloadBytes(parts), limit: budget.total } as const,
    ...BUDGET_PARTS.map((what) => ({ what, bytes: parts[what]?.bytes ?? 0, limit: budget[what] })),
  ];
  return sizes.flatMap(({ what, bytes, limit }) =>
    limit !== undefined && bytes > limit ? [{ what, bytes, limit }] : [],
  );
}

function toBudget(option: BudgetOption = {}): Budget {
  if (option === false) return { total: Number.POSITIVE_INFINITY };
  return typeof option === 'number' ? { total: option } : option;
}
