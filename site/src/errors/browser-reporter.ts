import {
  BrowserClient,
  dedupeIntegration,
  defaultStackParser,
  httpContextIntegration,
  linkedErrorsIntegration,
  makeFetchTransport,
} from '@sentry/astro';
import { environment, REPORT_OPTIONS } from './report-options.ts';

// A client of its own, and no `init()`: that brings tracing, breadcrumbs and sessions, and patches what the page uses.
const client = new BrowserClient({
  ...REPORT_OPTIONS,
  environment: environment(location.hostname),
  stackParser: defaultStackParser,
  transport: makeFetchTransport,
  integrations: [dedupeIntegration(), httpContextIntegration(), linkedErrorsIntegration()],
});
client.init();

/** Sends what went wrong on this page. */
export function report(error: unknown): void {
  client.captureException(error, { originalException: error, mechanism: { type: 'page', handled: false } });
}
