import { PUBLIC_API_URL } from 'astro:env/client';
import { API_URL } from 'astro:env/server';
import { z } from 'astro/zod';
import { apiUrl, type RuntimeConfig } from '../api/runtime-config.ts';
import { resource } from '../server/http/resource.ts';

export const prerender = false;

/** What the browser must know of this deployment and one build cannot: a build is promoted as it is. */
export const ALL = resource({
  GET: {
    answer: () => {
      const config: RuntimeConfig = { apiUrl: readApiUrl(API_URL) ?? PUBLIC_API_URL };
      return Response.json(config, { headers: { 'cache-control': 'no-store' } });
    },
  },
});

function readApiUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const { success, data, error } = apiUrl.safeParse(value);
  if (success) return data;
  console.error(`API_URL is "${value}", and is passed over: it ${z.prettifyError(error)}`);
  return undefined;
}
