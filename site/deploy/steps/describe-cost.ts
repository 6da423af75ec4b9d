import { costTable } from '../../targets/cost/cost-table.ts';
import { PRICES } from '../../targets/cost/prices.ts';
import { PAGE } from '../../targets/cost/visit.ts';
import { describeValue } from '../../targets/describe.ts';
import { EXPORT_BUDGET } from '../../targets/targets.ts';
import { exportSize } from '../output/export-size.ts';
import type { Manifest } from '../output/manifest.ts';

/** What visits cost, as a Markdown table: with the export of a release, and with the largest that there may be. */
export function describeCost({ version, files }: Manifest): string {
  const sizes = [exportSize(files), EXPORT_BUDGET];
  const heads = sizes.map((bytes) => `visits a month, export of ${describeValue(bytes, 'bytes')}`);
  const rows = costTable(sizes).map(({ dollars, plan, terms, visits }) => {
    const cells = visits.map(({ count, bound }) => `${count} (${bound})`);
    return `| ${[dollars, `${plan}: ${terms}`, ...cells].join(' | ')} |`;
  });
  return [
    `Release ${version}. A visit: the demo with an empty cache, ${describeValue(PAGE.bytes, 'bytes')} and ${PAGE.requests} requests besides the export's bytes. Prices as of ${PRICES.asOf}, from ${PRICES.source}. In brackets: what the limit is.`,
    '',
    `| a month | plan | ${heads.join(' | ')} |`,
    '| ---: | --- | ---: | ---: |',
    ...rows,
  ].join('\n');
}
