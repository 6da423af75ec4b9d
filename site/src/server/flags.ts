import { FLAGS_URL } from 'astro:env/server';
import { OpenFeature } from '@openfeature/server-sdk';
import { BUILT_IN, type FlagKey } from '../flags/built-in.ts';
import { fetchRemoteFlags } from '../flags/fetch-remote.ts';
import { createFlagSource } from '../flags/flag-source.ts';
import { ServerFlagProvider } from '../flags/server-provider.ts';
import { readServiceUrl } from './http/service-url.ts';

const visitorPattern = /^[\w-]{8,64}$/;

/** The flags of this instance. Without `FLAGS_URL`, those that are built in. */
export const serverFlags = createFlagSource({
  builtIn: BUILT_IN,
  fetchFlags: FLAGS_URL
    ? async () => fetchRemoteFlags(readServiceUrl('FLAGS_URL', FLAGS_URL ?? ''))
    : async () => ({ document: BUILT_IN, fetchedAt: Date.now() }),
  onError: (error) => console.error(`The flags cannot be fetched and stay as they are: ${error}`),
});

const ready = OpenFeature.setProviderAndWait(new ServerFlagProvider(serverFlags));

/** Whether a flag is on for who sends a request: its `visitor-id` header is what percentages go by. */
export async function isOnFor(key: FlagKey, { headers }: Request): Promise<boolean> {
  await ready;
  const visitor = headers.get('visitor-id') ?? '';
  const context = visitorPattern.test(visitor) ? { targetingKey: visitor } : {};
  return OpenFeature.getClient().getBooleanValue(key, BUILT_IN.flags[key].default, context);
}
