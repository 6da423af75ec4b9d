import { PUBLIC_SENTRY_DSN } from 'astro:env/client';
import type { APIContext } from 'astro';
import { waitUntil } from '../http/wait-until.ts';

/**
 * Reports what nobody foresaw in a function, without making its visitor wait. Nothing without `PUBLIC_SENTRY_DSN`;
 * Sentry is loaded with the first error, so a function that works never pays for it.
 */
export function reportError(error: unknown, context: APIContext): void {
  if (PUBLIC_SENTRY_DSN) waitUntil(context, send(error, context));
}

async function send(error: unknown, { request, routePattern, url }: APIContext): Promise<void> {
  try {
    const { report } = await import('./function-reporter.ts');
    await report(error, { hostname: url.hostname, route: `${request.method} ${routePattern}` });
  } catch (failure) {
    console.error('The error of this function cannot be reported.', failure);
  }
}
