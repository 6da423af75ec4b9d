/**
 * Whether a page shows a player whose export runs threads, by what the component wrote into its HTML. Players that only
 * a script adds (`client:only`) leave no trace there.
 */
export function showsThreads(html: string): boolean {
  const builds = html.matchAll(/\sdata-build=(?:"([^"]*)"|'([^']*)')/g);
  return [...builds].some(([, double = '', single = '']) => WORKER_PART.test(double + single));
}

/** The worker among the parts of a build, as JSON in an attribute: quotes may be escaped. */
const WORKER_PART = /(?:"|&quot;|&#34;|&#x22;)worker(?:"|&quot;|&#34;|&#x22;):\{/;
