/** What a host meters, a month. Gigabytes are of 10⁹ bytes. */
export const RESOURCES = {
  gigabytes: 'data transfer',
  requests: 'edge requests',
  calls: 'function calls',
  cpuHours: 'functions’ CPU time',
} as const;

export type Resource = keyof typeof RESOURCES;

export type Amounts = Readonly<Record<Resource, number>>;

export interface Plan {
  name: string;
  /** What else one has to know of it. */
  terms: string;
  /** Dollars a month. */
  dollars: number;
  /** Of those, what is worth as much of anything beyond what is included. */
  credit: number;
  included: Amounts;
  /** Dollars for one more of each; nothing for a plan that stops there. */
  beyond: Amounts | undefined;
}

/**
 * Vercel's plans, for one seat. The comparisons agree but in what an hour of CPU time costs, which differs by region: it is
 * the most that one of them names for a region, which makes little of the whole.
 */
export const PRICES: { asOf: string; source: string; hobby: Plan; pro: Plan } = {
  asOf: '2026-11',
  source:
    'independent comparisons of Vercel’s plans, and none of Vercel’s own: see vercel.com/pricing before money depends on it',
  hobby: {
    name: 'Hobby',
    terms: 'for what is not commercial; the site pauses at a limit',
    dollars: 0,
    credit: 0,
    included: { gigabytes: 100, requests: 1_000_000, calls: 1_000_000, cpuHours: 4 },
    beyond: undefined,
  },
  pro: {
    name: 'Pro',
    terms: 'one seat',
    dollars: 20,
    credit: 20,
    included: { gigabytes: 1_000, requests: 10_000_000, calls: 0, cpuHours: 0 },
    beyond: { gigabytes: 0.15, requests: 2 / 1e6, calls: 0.6 / 1e6, cpuHours: 0.221 },
  },
};
