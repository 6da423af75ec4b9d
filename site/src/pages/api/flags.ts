import { serverFlags } from '../../server/flags.ts';
import { reading } from '../../server/http/limits.ts';
import { Problem } from '../../server/http/problem.ts';
import { resource } from '../../server/http/resource.ts';
import { waitUntil } from '../../server/http/wait-until.ts';

export const prerender = false;

/** Seconds until they are fetched again after a failure. */
const WAIT = 60;

/** The flags, checked, for the browser; no cache keeps them, for the browser itself does for an hour. */
export const ALL = resource({
  GET: {
    limit: reading,
    answer: async (context) => {
      const source = serverFlags();
      await source.ready();
      const flags = source.current();
      // Old flags are answered with at once, while they are fetched again.
      waitUntil(context, source.settled());
      const fetchedAt = source.fetchedAt();
      // The built-in ones, sent as if they had been fetched, would replace better ones that the browser has.
      if (fetchedAt === undefined) throw notFetched();
      const age = Math.max(0, Math.floor((Date.now() - fetchedAt) / 1000));
      return Response.json({ flags, age }, { headers: { 'cache-control': 'no-store' } });
    },
  },
});

function notFetched(): Problem {
  return new Problem(503, {
    detail: `The flags could not be fetched. Keep those that you have, and try again in ${WAIT} s.`,
    headers: { 'retry-after': String(WAIT) },
  });
}
