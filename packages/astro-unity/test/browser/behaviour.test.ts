import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUICK_CHECKS } from '../players/checks/index.ts';
import { playerPage } from '../players/page.ts';
import { openReferenceSite, type ReferenceSite } from './reference-site.ts';

let site: ReferenceSite;

beforeAll(async () => {
  site = await openReferenceSite({
    'src/pages/[name].astro': playerPage(),
  });
});

afterAll(() => site?.close());

/** Several starts, on a machine that does other things as well. */
const TIMEOUT_MS = 240_000;

describe('a player in the page', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.entries(QUICK_CHECKS))('%s', async (_, check) => {
    expect(await check(site.browser, site.href('/pose/'))).toBeUndefined();
  });
});
