import { budgets } from './cost-model.ts';
import { RESOURCES } from './prices.ts';
import { visitWith } from './visit.ts';

export interface CostRow {
  dollars: string;
  plan: string;
  terms: string;
  /** For each size that was asked for. */
  visits: { count: string; bound: string }[];
}

const count = new Intl.NumberFormat('en');

/** The cost model in words, a row for each budget. @param exportSizes Sizes of the Unity export, in bytes. */
export function costTable(exportSizes: readonly number[]): CostRow[] {
  const columns = exportSizes.map((bytes) => budgets(visitWith(bytes)));
  return (columns[0] ?? []).map(({ dollars, plan }, row) => ({
    dollars: `$${dollars}`,
    plan: plan.name,
    terms: plan.terms,
    visits: columns.flatMap((column) => {
      const budget = column[row];
      return budget
        ? [{ count: count.format(roundDown(budget.visits)), bound: RESOURCES[budget.bound] }]
        : [];
    }),
  }));
}

/** To three digits: more than that nobody knows. */
function roundDown(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2);
  return Math.floor(value / step) * step;
}
