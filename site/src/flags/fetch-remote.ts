import { z } from 'astro/zod';
import { readBody } from '../server/http/read-body.ts';
import { type FlagDocument, flagDocument } from './flag-document.ts';
import type { FetchedFlags } from './flag-source.ts';

const TIMEOUT = 1500;
const LARGEST_BYTES = 64_000;

/** Fetches the remote file of flags, on the server. @throws {Error} for whatever is no such file, saying what it is. */
export async function fetchRemoteFlags(url: URL): Promise<FetchedFlags> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`FLAGS_URL answers ${response.status}.`);
  }
  return { document: readFlags(await readBody(response, LARGEST_BYTES)), fetchedAt: Date.now() };
}

/** @throws {Error} if the text is no document of flags, with the places. */
export function readFlags(text: string): FlagDocument {
  const { success, data, error } = flagDocument.safeParse(JSON.parse(text));
  if (success) return data;
  throw new Error(`FLAGS_URL holds no flags of this site:\n${z.prettifyError(error)}`);
}
