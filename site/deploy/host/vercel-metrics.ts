import { z } from 'zod';
import { DeployError } from '../deploy-error.ts';
import type { HostMetrics, Window } from './host-metrics.ts';
import type { VercelAccount } from './vercel-account.ts';
import { runVercel } from './vercel-command.ts';

/** What `vercel metrics --format json` prints: rows without groups have one column, which is named for the metric. */
const answer = z.object({ summary: z.array(z.record(z.string(), z.number().nullable())) });

const refusal = z.object({ error: z.object({ message: z.string() }) });

/**
 * Vercel's metrics, by its own command line.
 *
 * @see https://vercel.com/docs/cli/metrics
 */
export function vercelMetrics(account: VercelAccount): HostMetrics {
  const ask = async (metric: string, window: Window, ...options: string[]): Promise<number | undefined> => {
    const time = ['--since', window.from, '--until', window.to, '--granularity', '1d'];
    const args = ['metrics', metric, '--prod', '--format', 'json', ...time, ...options];
    const printed = await runVercel(args, account).catch((error: unknown) => {
      throw sayWhy(error, metric);
    });
    return readValue(printed, metric);
  };
  const TTFB = 'vercel.speed_insights.ttfb_ms';
  const CALLS = 'vercel.function_invocation.count';
  return {
    async ttfb(window) {
      const p90 = await ask(TTFB, window, '--aggregation', 'p90');
      const n = await ask(TTFB, window, '--aggregation', 'count');
      if (p90 !== undefined && n) return { p90, n };
      throw new DeployError(
        'Speed Insights has timed no page view.',
        'It counts once it is switched on in the project at Vercel, and its script is on the pages.',
      );
    },
    async calls(window) {
      const all = await ask(CALLS, window);
      if (!all)
        throw new DeployError(
          'Vercel has counted no call of a function.',
          'Calls are kept for as long as the plan says.',
        );
      return { all, errors: (await ask(CALLS, window, '--filter', 'httpStatus >= 500')) ?? 0 };
    },
  };
}

/** The only value, if there is one: a metric without a sample has no row, or an empty one. */
function readValue(printed: string, metric: string): number | undefined {
  const { success, data, error } = answer.safeParse(parseJson(printed));
  if (success) return Object.values(data.summary[0] ?? {})[0] ?? undefined;
  throw new DeployError(
    `"vercel metrics ${metric}" printed what is not known: ${z.prettifyError(error)}`,
    'Compare it with https://vercel.com/docs/cli/metrics, and change the schema in site/deploy/host/vercel-metrics.ts.',
  );
}

/** With JSON asked for, the command line prints its refusals as JSON, too. */
function sayWhy(error: unknown, metric: string): unknown {
  if (!(error instanceof DeployError)) return error;
  const { cause } = error;
  const printed = cause instanceof Error && 'stdout' in cause ? parseJson(String(cause.stdout)) : undefined;
  const { success, data } = refusal.safeParse(printed);
  if (!success) return error;
  return new DeployError(`Vercel does not tell ${metric}: ${data.error.message}`, error.hint, { cause });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no answer: whoever asked says so.
    return undefined;
  }
}
