import * as z from 'zod/mini';
import { apiFetch } from '../api/api-fetch.ts';
import { BUILT_IN, type FlagKey } from './built-in.ts';
import { evaluate } from './evaluate.ts';
import { flagDocument } from './flag-document.ts';
import { createFlagSource, type FetchedFlags, type FlagSource, type FlagStore } from './flag-source.ts';
import { servedFlags } from './served-flags.ts';
import { visitorId } from './visitor-id.ts';

const STORAGE_KEY = 'flags';

const storedFlags = z.object({ document: flagDocument, fetchedAt: z.number() });

let source: FlagSource | undefined;

/** The flags of this page, fetched with the first call; what `WebFlagProvider` takes. */
export function browserFlags(): FlagSource {
  source ??= createFlagSource({ builtIn: BUILT_IN, fetchFlags, store });
  return source;
}

/** Whether a flag is on for this visitor, by what is known at this moment. */
export function isOn(key: FlagKey): boolean {
  const { flags } = browserFlags().current();
  const flag = flags[key] ?? BUILT_IN.flags[key];
  return evaluate(key, flag, { targetingKey: visitorId() }).value === true;
}

async function fetchFlags(): Promise<FetchedFlags> {
  const { flags, age } = servedFlags.parse(await (await apiFetch('/flags')).json());
  return { document: flags, fetchedAt: Date.now() - age * 1000 };
}

/** `localStorage` throws where a browser keeps nothing; then a page fetches for itself. */
const store: FlagStore = {
  read: () => {
    try {
      return storedFlags.parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? ''));
    } catch {
      return undefined;
    }
  },
  write: (flags) => {
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(flags));
    } catch {
      // The page has them, which is enough.
    }
  },
};
