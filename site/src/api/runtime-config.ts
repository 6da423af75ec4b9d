import * as z from 'zod/mini';

/** Where the API may be: a path of this site, or another host by https. */
export const apiUrl = z.string().check(
  z.maxLength(500),
  z.regex(/^(?:\/(?!\/)|https:\/\/)[\w\-.~:/[\]]+$/, {
    error: 'must be a path such as /api, or an https:// address, without query.',
  }),
);

/** What `/config.json` answers: what may change between deployments of one build. */
export const runtimeConfig = z.object({ apiUrl });

export type RuntimeConfig = z.infer<typeof runtimeConfig>;
