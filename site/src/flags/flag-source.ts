import type { FlagDocument } from './flag-document.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A document, and when it was fetched, in milliseconds since 1970. */
export interface FetchedFlags {
  document: FlagDocument;
  fetchedAt: number;
}

export interface FlagSourceOptions {
  /** Fetches the remote document, with a time limit of its own. Whatever it throws leaves things as they are. */
  fetchFlags: () => Promise<FetchedFlags>;
  /** What holds until a document is there, and for flags that the document does not name. */
  builtIn: FlagDocument;
  /** Where a document outlives this process or page. Default: nowhere. */
  store?: FlagStore;
  /** Milliseconds since 1970. Default: the clock. */
  now?: () => number;
  /** Hears of failures. Default: they are written to the console. */
  onError?: (error: unknown) => void;
}

export interface FlagStore {
  read(): FetchedFlags | undefined;
  write(flags: FetchedFlags): void;
}

export interface FlagSource {
  /** What is known, at once. Fetches in the background where that is an hour old. */
  current(): FlagDocument;
  /** When what is known was fetched; undefined for the built-in flags. */
  fetchedAt(): number | undefined;
  /** Settles when there is a document, or the first fetch has ended without one. Never rejects. */
  ready(): Promise<void>;
  /** Settles when nothing is being fetched any more. Never rejects. */
  settled(): Promise<void>;
}

/**
 * Flags from a remote document: fetched at once, valid for an hour, then served stale while they are fetched again, once
 * a minute at most. Asking for them never waits for the network.
 */
export function createFlagSource(options: FlagSourceOptions): FlagSource {
  const { fetchFlags, builtIn, store, now = Date.now, onError = console.error } = options;
  let known = store?.read();
  let document = merge(builtIn, known);
  let underWay: Promise<void> | undefined;
  let triedAt: number | undefined;

  const isFresh = (): boolean => known !== undefined && isWithin(now() - known.fetchedAt, HOUR);
  const hasJustTried = (): boolean => triedAt !== undefined && isWithin(now() - triedAt, MINUTE);

  async function fetchAgain(): Promise<void> {
    triedAt = now();
    try {
      known = await fetchFlags();
      document = merge(builtIn, known);
      store?.write(known);
    } catch (error) {
      onError(error);
    } finally {
      underWay = undefined;
    }
  }

  function refresh(): void {
    if (!underWay && !isFresh() && !hasJustTried()) underWay = fetchAgain();
  }

  refresh();
  const ready = known ? Promise.resolve() : (underWay ?? Promise.resolve());
  return {
    current: () => {
      refresh();
      return document;
    },
    fetchedAt: () => known?.fetchedAt,
    ready: () => ready,
    settled: () => underWay ?? Promise.resolve(),
  };
}

/** A clock that was set back counts as time that has passed. */
function isWithin(age: number, limit: number): boolean {
  return age >= 0 && age < limit;
}

function merge(builtIn: FlagDocument, fetched: FetchedFlags | undefined): FlagDocument {
  return fetched ? { ...builtIn, flags: { ...builtIn.flags, ...fetched.document.flags } } : builtIn;
}
