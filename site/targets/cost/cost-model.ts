import { type Amounts, type Plan, PRICES, RESOURCES, type Resource } from './prices.ts';

/** What a month's money is enough for. */
export interface Budget {
  /** Dollars a month, at most. */
  dollars: number;
  plan: Plan;
  /** How many visits a month, whole ones. */
  visits: number;
  /** What ends it: runs out, or costs most beyond what is included. */
  bound: Resource;
}

const NAMES = Object.keys(RESOURCES).filter((name): name is Resource => Object.hasOwn(RESOURCES, name));

/** Visits a month for nothing, for the plan that may be used commercially, and for the most that the site may cost. */
export function budgets(
  visit: Amounts,
  { hobby, pro }: Pick<typeof PRICES, 'hobby' | 'pro'> = PRICES,
): Budget[] {
  return [
    { plan: hobby, dollars: 0 },
    { plan: pro, dollars: 20 },
    { plan: pro, dollars: 30 },
  ].map(({ plan, dollars }) => ({ plan, dollars, ...visitsFor(dollars, plan, visit) }));
}

/**
 * How many visits a month a plan serves for so many dollars.
 *
 * @param visit What one visit uses of each resource; something of one at least.
 * @throws {RangeError} if the money is not enough for the plan, or a visit uses nothing.
 */
export function visitsFor(dollars: number, plan: Plan, visit: Amounts): Pick<Budget, 'visits' | 'bound'> {
  if (dollars < plan.dollars) throw new RangeError(`${plan.name} costs $${plan.dollars}, not $${dollars}.`);
  if (!NAMES.some((name) => visit[name] > 0)) throw new RangeError('A visit that uses nothing has no limit.');
  const { beyond, included } = plan;
  if (beyond === undefined) {
    const visits = (name: Resource): number =>
      visit[name] > 0 ? included[name] / visit[name] : Number.POSITIVE_INFINITY;
    const bound = NAMES.reduce((least, name) => (visits(name) < visits(least) ? name : least));
    return { visits: Math.floor(visits(bound)), bound };
  }
  const extra = (name: Resource, visits: number): number =>
    Math.max(0, visits * visit[name] - included[name]) * beyond[name];
  const cost = (visits: number): number =>
    plan.dollars + Math.max(0, NAMES.reduce((sum, name) => sum + extra(name, visits), 0) - plan.credit);
  const visits = largest((count) => cost(count) <= dollars);
  const bound = NAMES.reduce((most, name) => (extra(name, visits) > extra(most, visits) ? name : most));
  return { visits, bound };
}

/** The largest whole number that holds, of a condition that no larger one meets again. */
function largest(holds: (count: number) => boolean): number {
  let high = 1;
  while (holds(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
