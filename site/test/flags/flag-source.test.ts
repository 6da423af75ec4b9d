import { expect, test, vi } from 'vitest';
import type { FlagDocument } from '../../src/flags/flag-document.ts';
import { createFlagSource, type FetchedFlags, type FlagStore } from '../../src/flags/flag-source.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const documentWith = (value: string): FlagDocument => ({ version: 1, flags: { shape: { default: value } } });
const builtIn: FlagDocument = {
  version: 1,
  flags: { shape: { default: 'built in' }, own: { default: 'own' } },
};

/** A source whose clock stands until it is moved, and whose fetches end when they are told to. */
function start(store?: FlagStore) {
  let time = 1_000_000;
  const fetches: PromiseWithResolvers<FetchedFlags>[] = [];
  const onError = vi.fn();
  const source = createFlagSource({
    builtIn,
    fetchFlags: () => {
      const fetching = Promise.withResolvers<FetchedFlags>();
      fetches.push(fetching);
      return fetching.promise;
    },
    now: () => time,
    onError,
    ...(store && { store }),
  });
  return {
    source,
    onError,
    fetches: () => fetches.length,
    shape: () => source.current().flags.shape?.default,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    answer: async (value: string) => {
      fetches.at(-1)?.resolve({ document: documentWith(value), fetchedAt: time });
      await new Promise(setImmediate);
    },
    fail: async () => {
      fetches.at(-1)?.reject(new Error('down'));
      await new Promise(setImmediate);
    },
  };
}

test('fetches at once; what is built in holds until the answer', async () => {
  const flags = start();
  expect(flags.fetches()).toBe(1);
  expect(flags.shape()).toBe('built in');
  await flags.answer('first');
  expect(flags.shape()).toBe('first');
  expect(flags.source.current().flags.own?.default).toBe('own');
});

test('is valid for an hour to the millisecond, then served stale while it is fetched again', async () => {
  const flags = start();
  await flags.answer('first');

  flags.pass(HOUR - 1);
  expect(flags.shape()).toBe('first');
  expect(flags.fetches()).toBe(1);

  flags.pass(1);
  expect(flags.shape()).toBe('first');
  expect(flags.fetches()).toBe(2);
  // However long that takes, and however many ask.
  flags.pass(10 * MINUTE);
  expect(flags.shape()).toBe('first');
  expect(flags.fetches()).toBe(2);

  await flags.answer('second');
  expect(flags.shape()).toBe('second');
  flags.pass(HOUR - 1);
  expect(flags.shape()).toBe('second');
  expect(flags.fetches()).toBe(2);
});

test('after a failure what is known stays, and it is tried again a minute later', async () => {
  const flags = start();
  await flags.answer('first');
  flags.pass(HOUR);
  flags.shape();
  await flags.fail();
  expect(flags.onError).toHaveBeenCalledOnce();

  expect(flags.shape()).toBe('first');
  flags.pass(MINUTE - 1);
  expect(flags.shape()).toBe('first');
  expect(flags.fetches()).toBe(2);

  flags.pass(1);
  expect(flags.shape()).toBe('first');
  expect(flags.fetches()).toBe(3);
  await flags.answer('second');
  expect(flags.shape()).toBe('second');
});

test('without a flag server, what is built in holds, and whoever waits for the start does not wait for ever', async () => {
  const flags = start();
  await flags.fail();
  await flags.source.ready();
  expect(flags.shape()).toBe('built in');
  expect(flags.source.fetchedAt()).toBeUndefined();
});

test('what arrives old counts from when it was fetched', async () => {
  let stored: FetchedFlags | undefined = {
    document: documentWith('stored'),
    fetchedAt: 1_000_000 - HOUR + MINUTE,
  };
  const store: FlagStore = { read: () => stored, write: (flags) => (stored = flags) };
  const flags = start(store);
  await flags.source.ready();
  expect(flags.shape()).toBe('stored');
  expect(flags.fetches()).toBe(0);

  flags.pass(MINUTE);
  expect(flags.shape()).toBe('stored');
  expect(flags.fetches()).toBe(1);
  await flags.answer('fetched');
  expect(stored.document).toEqual(documentWith('fetched'));
});

test('a clock that was set back does not make the flags last', async () => {
  const flags = start();
  await flags.answer('first');
  flags.pass(-24 * HOUR);
  flags.shape();
  expect(flags.fetches()).toBe(2);
});

test('says when nothing is being fetched any more, for a host that would stop earlier', async () => {
  const flags = start();
  const settled = vi.fn();
  void flags.source.settled().then(settled);
  await new Promise(setImmediate);
  expect(settled).not.toHaveBeenCalled();
  await flags.answer('first');
  expect(settled).toHaveBeenCalledOnce();

  flags.pass(HOUR);
  flags.shape();
  const again = flags.source.settled();
  await flags.fail();
  await expect(again).resolves.toBeUndefined();
});
