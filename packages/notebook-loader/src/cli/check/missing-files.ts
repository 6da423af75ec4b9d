import { addressesIn, RELATIVE } from '../../astro/addresses.ts';
import { cellOf } from '../../astro/cell-of.ts';
import { findLocalFile } from '../../astro/local-file.ts';
import type { RenderedNotebook } from '../../render.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { FoundNotebook } from '../find-notebooks.ts';

/** Pictures and other files that a notebook shows or links to, and that are not there for it. */
export async function missingFiles(
  { hast, notebook }: RenderedNotebook,
  { path, name, base }: FoundNotebook,
): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = [];
  for (const { element, address } of addressesIn(hast)) {
    if (!RELATIVE.test(address)) continue;
    const found = await findLocalFile(address, path, base);
    if (!('problem' in found)) continue;
    const cell = cellOf(element, hast, notebook.cells);
    diagnoses.push({
      ...{ level: 'warning', notebook: name, reason: `The address "${address}" ${found.problem}.` },
      rule: element.tagName === 'a' ? 'dead-link' : 'missing-file',
      ...(cell !== undefined && { cell }),
    });
  }
  return diagnoses;
}
