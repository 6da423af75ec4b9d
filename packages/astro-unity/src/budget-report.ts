import { formatBytes, formatTable } from './cli/table.ts';
import type { ResolvedBuilds } from './options.ts';
import { type Budget, type BudgetOption, checkBudget, type Excess, resolveBudget } from './pack/budget.ts';
import type { PackedExport } from './pack/types.ts';

/** One build that is over its budget. */
export interface BuildExcess {
  name: string;
  excesses: readonly Excess[];
}

/** Thrown for exports that are over a budget whose `action` is `error`. */
class OverBudgetError extends Error {
  override name = 'OverBudgetError';
  readonly hint =
    'Find what is large with "astro-unity inspect <folder> --html report.html", and export it smaller; or raise the budget in the options of astro-unity.';
}

/**
 * Compares packed exports with their budgets, and shows what is over.
 *
 * @throws {OverBudgetError} where the config says that a build over its budget fails.
 */
export function applyBudgets(
  exports: readonly PackedExport[],
  budgets: { site: BudgetOption | undefined; builds: ResolvedBuilds },
  logger: { warn(message: string): void },
): void {
  const over: Record<'warn' | 'error', BuildExcess[]> = { warn: [], error: [] };
  for (const { build } of exports) {
    const budget: Budget = resolveBudget(budgets.site, budgets.builds.get(build.name)?.budget);
    const excesses = checkBudget(build, budget);
    if (excesses.length > 0) over[budget.action ?? 'warn'].push({ name: build.name, excesses });
  }
  if (over.warn.length > 0) logger.warn(budgetTable(over.warn));
  if (over.error.length > 0) throw new OverBudgetError(budgetTable(over.error));
}

/** What is over, and by how much, as a table. */
export function budgetTable(builds: readonly BuildExcess[]): string {
  const rows = builds.flatMap(({ name, excesses }) =>
    excesses.map(({ what, bytes, limit }) => [
      name,
      what,
      formatBytes(bytes),
      formatBytes(limit),
      `+${formatBytes(bytes - limit)}`,
    ]),
  );
  const table = formatTable(
    [
      { title: 'build' },
      { title: 'part' },
      { title: 'download', align: 'right' },
      { title: 'budget', align: 'right' },
      { title: 'over', align: 'right' },
    ],
    rows,
  );
  const subject = builds.length === 1 ? 'A Unity export is' : `${builds.length} Unity exports are`;
  return `${subject} over the budget:\n\n${table}\n`;
}
