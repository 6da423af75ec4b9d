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
};
