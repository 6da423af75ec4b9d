import { median } from '../../../../tools/measure.ts';
import { type AstroSite, writeAstroSites } from './astro-sites.ts';
import { ASTRO_BUILD, type Measured, measured, SAVE } from './limits.ts';
import type { ProcessMeasure } from './measure-process.ts';

/** Of each site, a round. */
const SAVES = 5;

/** `astro build` and `astro dev` of notebooks beside those of Markdown pages with the same text; prints both. */
export async function compareAstroBuilds(source: string, rounds: number): Promise<Measured[]> {
  await using sites = await writeAstroSites(source);
  const builds = { notebooks: [] as ProcessMeasure[], markdown: [] as ProcessMeasure[] };
  const saves = { notebooks: [] as number[], markdown: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const site of ['markdown', 'notebooks'] as const) {
      const taken = await sites.build(site);
      if (taken.status !== 0) throw new Error(`The site of ${site} was not built:\n${taken.output}`);
      builds[site].push(taken);
      saves[site].push(...(await sites.saves(site, SAVES)));
    }
  }
  const seconds = (site: AstroSite): number =>
    median(builds[site].map(({ milliseconds }) => milliseconds)) / 1000;
  const cpuSeconds = (site: AstroSite): number =>
    median(builds[site].map(({ cpuMilliseconds }) => cpuMilliseconds)) / 1000;
  console.table(
    (['notebooks', 'markdown'] as const).map((site) => ({
      site,
      'astro build (s)': seconds(site).toFixed(1),
      'CPU (s)': cpuSeconds(site).toFixed(1),
      'astro dev, save until shown (ms)': median(saves[site]).toFixed(0),
    })),
  );
  return [
    measured(
      'astro build, notebooks ÷ Markdown',
      seconds('notebooks') / seconds('markdown'),
      '≤',
      ASTRO_BUILD,
      '',
    ),
    measured('astro dev, save until shown', median(saves.notebooks) / 1000, '≤', SAVE, ' s'),
  ];
}
