import { build } from 'astro';
import unity, { type BudgetOption, type PlayerPart } from 'astro-unity';
import { afterAll, describe, expect, it } from 'vitest';
import { applyBudgets, budgetTable } from '../../src/budget-report.ts';
import { readExport } from '../../src/export/read-export.ts';
import { storedBodies } from '../../src/pack/bodies.ts';
import { checkBudget, downloadBytes, type Excess, resolveBudget } from '../../src/pack/budget.ts';
import { packExport } from '../../src/pack/pack-export.ts';
import { baseConfig, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

afterAll(removeSyntheticExports);

const part = (bytes: number): PlayerPart => ({ url: '', bytes, decodedBytes: bytes * 3 });

const PARTS = {
  loader: part(10_000),
  framework: part(90_000),
  code: part(2_000_000),
  data: part(1_500_000),
  symbols: part(700_000),
};

it('counts what is downloaded before the game runs', () => {
  expect(downloadBytes(PARTS)).toBe(3_600_000);
  expect(downloadBytes({ ...PARTS, worker: part(5), memory: part(7), background: part(9) })).toBe(3_600_012);
});

describe('resolveBudget and checkBudget', () => {
  const total = (limit: number): Excess => ({ what: 'total', bytes: 3_600_000, limit });
  const cases: [string, BudgetOption | undefined, BudgetOption | undefined, Excess[]][] = [
    ['the default of 3 MB', undefined, undefined, [total(3_000_000)]],
    ['a number for the site', 3_500_000, undefined, [total(3_500_000)]],
    ['exactly what there is', 3_600_000, undefined, []],
    ['a number for the build', 1, 4_000_000, []],
    ['no budget', false, undefined, []],
    ['no budget for the build', { total: 1, code: 1 }, false, []],
    ['a budget for the build alone', false, 3_000_000, [total(3_000_000)]],
    [
      'limits for parts, with the default in total',
      { code: 1_000_000, data: 1_500_000 },
      undefined,
      [total(3_000_000), { what: 'code', bytes: 2_000_000, limit: 1_000_000 }],
    ],
    [
      "the site's limits where the build has none",
      { total: 5_000_000, framework: 80_000 },
      { framework: undefined, loader: 9_000 },
      [
        { what: 'loader', bytes: 10_000, limit: 9_000 },
        { what: 'framework', bytes: 90_000, limit: 80_000 },
      ],
    ],
  ];
  it.each(cases)('%s', (_, site, build, expected) => {
    expect(checkBudget({ parts: PARTS }, resolveBudget(site, build))).toEqual(expected);
  });

  it.each([
    ['warn', undefined, undefined],
    ['error', { action: 'error' }, undefined],
    ['warn', { action: 'error' }, { action: 'warn' }],
    ['error', { action: 'error' }, 1],
  ] as const)('the action is %s for %j and %j', (action, site, build) => {
    expect(resolveBudget(site, build).action ?? 'warn').toBe(action);
  });
});

it('shows what is over as a table', () => {
  const excesses: Excess[] = [
    { what: 'total', bytes: 3_600_000, limit: 3_000_000 },
    { what: 'data', bytes: 1_500_000, limit: 1_000_000 },
  ];
  expect(budgetTable([{ name: 'game', excesses }])).toBe(`A Unity export is over the budget:

build  part   download  budget     over
─────  ─────  ────────  ──────  ───────
game   total    3.6 MB    3 MB  +600 kB
game   data     1.5 MB    1 MB  +500 kB
`);
});

describe('applyBudgets', () => {
  async function warningsFor(budget: BudgetOption): Promise<string[]> {
    const source = await readExport((await writeSyntheticExport()).directory);
    const packed = packExport('game', source, storedBodies(source), { base: '/', assets: '_astro' });
    const warnings: string[] = [];
    const logger = { warn: (text: string) => warnings.push(text) };
    applyBudgets([packed], { site: budget, builds: new Map() }, logger);
    return warnings;
  }

  it('warns of what is over, and of nothing else', async () => {
    expect(await warningsFor({ code: 5 })).toEqual([expect.stringMatching(/^game +code +\d+ B +5 B/m)]);
    expect(await warningsFor(100_000)).toEqual([]);
  });

  it('throws where the config says so', async () => {
    await expect(warningsFor({ code: 5, action: 'error' })).rejects.toThrow('over the budget');
  });
});

describe('astro build', () => {
  async function buildSite(budget: BudgetOption): Promise<void> {
    const { directory } = await writeSyntheticExport();
    const project = await writeProject({ 'src/pages/index.astro': '<p>Page</p>' });
    try {
      const integrations = [unity({ builds: { game: directory }, budget })];
      await build({ ...baseConfig(project.root), integrations });
    } finally {
      await project.remove();
    }
  }

  it('fails over a budget that says so, with the table', async () => {
    await expect(buildSite({ code: 5, action: 'error' })).rejects.toMatchObject({
      message: expect.stringMatching(/over the budget.*\n.*\n.*\n.*\ngame +code +\d+ B +5 B +\+\d+ B/),
      hint: expect.stringContaining('inspect'),
    });
  });
});
