import {
  type BaseTransportOptions,
  createStackParser,
  createTransport,
  dedupeIntegration,
  linkedErrorsIntegration,
  nodeStackLineParser,
  Scope,
  ServerRuntimeClient,
  type Transport,
} from '@sentry/core';
import { environment, REPORT_OPTIONS } from '../../errors/report-options.ts';

/** Where it happened. */
interface Place {
  /** Under which the site was asked for. */
  hostname: string;
  /** Method and pattern: `GET /api/clips/[id]`, without what the visitor put into it. */
  route: string;
}

/** Milliseconds until a report is given up. */
const PATIENCE = 2000;

// The smallest client that Sentry has for servers: it needs no API of Node.js, and instruments nothing.
const client = new ServerRuntimeClient({
  ...REPORT_OPTIONS,
  platform: 'node',
  stackParser: createStackParser(nodeStackLineParser()),
  transport: fetchTransport,
  integrations: [dedupeIntegration(), linkedErrorsIntegration()],
});
client.init();

/** Sends what went wrong in a function; settles when it is sent, or given up. */
export async function report(error: unknown, { hostname, route }: Place): Promise<void> {
  const scope = new Scope();
  scope.setTransactionName(route);
  scope.addEventProcessor((event) => ({ ...event, environment: environment(hostname) }));
  const mechanism = { type: 'function', handled: false };
  client.captureException(error, { originalException: error, mechanism }, scope);
  await client.flush(PATIENCE);
}

function fetchTransport(options: BaseTransportOptions): Transport {
  return createTransport(options, async ({ body }) => {
    const response = await fetch(options.url, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    return {
      statusCode: response.status,
      headers: {
        'x-sentry-rate-limits': response.headers.get('x-sentry-rate-limits'),
        'retry-after': response.headers.get('retry-after'),
      },
    };
  });
}
