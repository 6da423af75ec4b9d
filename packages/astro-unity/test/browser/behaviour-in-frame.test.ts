import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUICK_CHECKS } from '../players/checks/index.ts';
import { playerPage } from '../players/page.ts';
import { openReferenceSite, type ReferenceSite } from './reference-site.ts';

let site: ReferenceSite;

beforeAll(async () => {
  site = await openReferenceSite({
    'src/pages/[name].astro': playerPage('isolate'),
  });
});

afterAll(() => site?.close());

/** Several starts, on a machine that does other things as well. */
const TIMEOUT_MS = 240_000;

describe('a player in a frame of its own', { timeout: TIMEOUT_MS }, () => {
  const names = ['mount and dispose', 'typing', 'missing file', 'crash'];
  it.each(names)('%s', async (name) => {
    expect(await QUICK_CHECKS[name]?.(site.browser, site.href('/pose/'))).toBeUndefined();
  });
});
