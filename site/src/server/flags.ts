import { FLAGS_URL } from 'astro:env/server';
import { OpenFeature } from '@openfeature/server-sdk';
import type { APIContext } from 'astro';
import { BUILT_IN, type FlagKey } from '../flags/built-in.ts';
import { fetchRemoteFlags } from '../flags/fetch-remote.ts';
import { createFlagSource, type FlagSource } from '../flags/flag-source.ts';
import { ServerFlagProvider } from '../flags/server-provider.ts';
import { readServiceUrl } from './http/service-url.ts';
import { waitUntil } from './http/wait-until.ts';

const visitorPattern = /^[\w-]{8,64}$/;

let source: FlagSource | undefined;
let ready: Promise<void> | undefined;

/**
 * The flags of this instance. Without `FLAGS_URL`, those that are built in. They are fetched with the first request that
 * asks for them: Cloudflare lets no code ask the network before there is one.
 */
export function serverFlags(): FlagSource {
  source ??= createFlagSource({
    builtIn: BUILT_IN,
    fetchFlags: FLAGS_URL
      ? async () => fetchRemoteFlags(readServiceUrl('FLAGS_URL', FLAGS_URL ?? ''))
      : async () => ({ document: BUILT_IN, fetchedAt: Date.now() }),
    onError: (error) => console.error(`The flags cannot be fetched and stay as they are: ${error}`),
  });
  return source;
}

/** Whether a flag is on for who sends a request: its `visitor-id` header is what percentages go by. */
export async function isOnFor(
  key: FlagKey,
  context: Pick<APIContext, 'request' | 'locals'>,
): Promise<boolean> {
  ready ??= OpenFeature.setProviderAndWait(new ServerFlagProvider(serverFlags()));
  await ready;
  const visitor = context.request.headers.get('visitor-id') ?? '';
  const about = visitorPattern.test(visitor) ? { targetingKey: visitor } : {};
  const isOn = await OpenFeature.getClient().getBooleanValue(key, BUILT_IN.flags[key].default, about);
  waitUntil(context, serverFlags().settled());
  return isOn;
}
