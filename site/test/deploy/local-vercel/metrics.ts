import { z } from 'zod';
import type { ApiAnswer, ApiRequest } from './routes.ts';

/** As `vercel metrics` sends it. */
const query = z.object({
  scope: z.object({ ownerId: z.string(), projectIds: z.array(z.string()) }),
  timeRange: z.object({ start: z.string(), end: z.string() }),
  filter: z.string().optional(),
  metrics: z.object({ value: z.object({ metric: z.string(), aggregation: z.string() }) }),
});

/** The catalogue, from which the command line learns how a metric is added up. */
export function listMetrics({ query: asked }: ApiRequest): ApiAnswer {
  const id = asked.get('search') ?? '';
  const counts = id.endsWith('.count');
  const metric = {
    id,
    description: id,
    dimensions: [],
    unit: counts ? 'count' : 'milliseconds',
    aggregations: counts ? ['sum'] : ['count', 'avg', 'p75', 'p90'],
  };
  return { status: 200, body: { metrics: [metric], pagination: { hasMore: false, nextCursor: null } } };
}

export function queryMetrics({ body, state }: ApiRequest): ApiAnswer {
  const asked = query.parse(JSON.parse(body.toString('utf8')));
  state.metricQueries.push(asked);
  const { filter, metrics } = asked;
  const answer = state.answerMetric({ ...metrics.value, filter });
  if ('refusal' in answer)
    return {
      status: answer.refusal,
      body: { error: { code: 'payment_required', message: answer.message } },
    };
  const statistics = { rowsRead: 1, bytesRead: 1, databaseElapsedMs: 1, elapsedMs: 1 };
  const summary = answer.value === null ? [] : [{ dimensions: {}, values: { value: answer.value } }];
  return { status: 200, body: { summary, series: [], meta: { statistics, sources: [{ id: 'local' }] } } };
}
