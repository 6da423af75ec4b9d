import { DEPLOY_ENVIRONMENT, PUBLIC_SENTRY_DSN, RELEASE_NAME } from 'astro:env/client';
import { environmentOf } from './environment.ts';
import { scrubEvent } from './scrub.ts';

/** What the browser and the functions tell Sentry alike. */
export const REPORT_OPTIONS = {
  dsn: PUBLIC_SENTRY_DSN,
  release: RELEASE_NAME,
  beforeSend: scrubEvent,
  sendDefaultPii: false,
  sendClientReports: false,
  maxBreadcrumbs: 0,
};

/** The environment in which an error happened, by the name under which the site was asked for. */
export function environment(hostname: string): string {
  return environmentOf(hostname, { site: import.meta.env.SITE, builtFor: DEPLOY_ENVIRONMENT });
}
