import { ErrorCode } from '@openfeature/core';
import { OpenFeature as Server } from '@openfeature/server-sdk';
import { OpenFeature as Web } from '@openfeature/web-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FlagDocument } from '../../src/flags/flag-document.ts';
import { createFlagSource } from '../../src/flags/flag-source.ts';
import { ServerFlagProvider } from '../../src/flags/server-provider.ts';
import { WebFlagProvider } from '../../src/flags/web-provider.ts';

const document: FlagDocument = {
  version: 1,
  flags: {
    on: { default: true },
    colour: { default: 'red', rules: [{ if: { team: [true] }, value: 'blue' }] },
    speed: { default: 2 },
    half: { default: false, rules: [{ percent: 100, value: true }] },
  },
};
const source = () =>
  createFlagSource({
    builtIn: { version: 1, flags: {} },
    fetchFlags: async () => ({ document, fetchedAt: Date.now() }),
  });

afterAll(() => Promise.all([Server.clearProviders(), Web.clearProviders()]));

describe('the SDK for servers', () => {
  const flags = Server.getClient();
  beforeAll(() => Server.setProviderAndWait(new ServerFlagProvider(source())));

  test('gets values of each type, fetched before the provider is ready', async () => {
    expect(await flags.getBooleanValue('on', false)).toBe(true);
    expect(await flags.getStringValue('colour', 'grey', { team: true })).toBe('blue');
    expect(await flags.getNumberValue('speed', 1)).toBe(2);
  });

  test('gets the reason, and percentages by the targeting key', async () => {
    const details = await flags.getBooleanDetails('half', false, { targetingKey: 'visitor-1' });
    expect(details).toMatchObject({ value: true, reason: 'SPLIT' });
    expect(await flags.getBooleanDetails('half', false)).toMatchObject({ value: false, reason: 'DEFAULT' });
  });

  test.each([
    ['missing', ErrorCode.FLAG_NOT_FOUND],
    ['toString', ErrorCode.FLAG_NOT_FOUND],
    ['colour', ErrorCode.TYPE_MISMATCH],
  ])('gets its own default for "%s"', async (key, errorCode) => {
    expect(await flags.getBooleanDetails(key, true)).toMatchObject({
      value: true,
      reason: 'ERROR',
      errorCode,
    });
  });

  test('no flag is an object', async () => {
    expect(await flags.getObjectDetails('on', { a: 1 })).toMatchObject({
      value: { a: 1 },
      errorCode: ErrorCode.TYPE_MISMATCH,
    });
  });
});

describe('the SDK for browsers', () => {
  const flags = Web.getClient();
  beforeAll(async () => {
    await Web.setContext({ targetingKey: 'visitor-1', team: true });
    await Web.setProviderAndWait(new WebFlagProvider(source()));
  });

  test('gets values of each type at once', () => {
    expect(flags.getBooleanValue('on', false)).toBe(true);
    expect(flags.getStringValue('colour', 'grey')).toBe('blue');
    expect(flags.getNumberValue('speed', 1)).toBe(2);
    expect(flags.getBooleanDetails('half', false)).toMatchObject({ value: true, reason: 'SPLIT' });
  });

  test('gets its own default for what is not there, or of another type', () => {
    expect(flags.getBooleanDetails('missing', true).errorCode).toBe(ErrorCode.FLAG_NOT_FOUND);
    expect(flags.getNumberDetails('colour', 7)).toMatchObject({
      value: 7,
      errorCode: ErrorCode.TYPE_MISMATCH,
    });
    expect(flags.getObjectDetails('on', []).errorCode).toBe(ErrorCode.TYPE_MISMATCH);
  });
});
