import { envField } from 'astro/config';

/** Read when a function starts, and never written into a build: one build serves every environment. */
const atStart = { context: 'server', access: 'secret', optional: true } as const;

/** The variables of the site, for `astro:env`; `src/server/README.md` is their reference. */
export const variables = {
  WORKER_API_URL: envField.string(atStart),
  WORKER_API_TOKEN: envField.string(atStart),
  FLAGS_URL: envField.string(atStart),
  API_URL: envField.string(atStart),
  /** Written into the browser's code when the site is built; `API_URL` changes it afterwards. */
  PUBLIC_API_URL: envField.string({ context: 'client', access: 'public', default: '/api' }),
  /** Share of page views that tell how long they waited, from 0 to 1. */
  PUBLIC_VITALS_SAMPLE: envField.number({
    context: 'client',
    access: 'public',
    default: 0.5,
    min: 0,
    max: 1,
  }),
  /** Where Sentry takes errors, for browser and functions. Without it, pages and functions know nothing of Sentry. */
  PUBLIC_SENTRY_DSN: envField.string({ context: 'client', access: 'public', optional: true }),
  /** What the site is built for; reports of errors say it. */
  DEPLOY_ENVIRONMENT: envField.string({ context: 'client', access: 'public', default: 'development' }),
};
