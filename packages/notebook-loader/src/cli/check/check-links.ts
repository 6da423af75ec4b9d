import type { Diagnosis } from '../diagnosis.ts';
import type { FoundNotebook } from '../find-notebooks.ts';
import { linkPages } from '../links/linked-pages.ts';
import { resolvePageLinks } from '../links/resolve-page-links.ts';
import type { CheckedNotebook } from './check-notebook.ts';
import { withPlaces } from './places.ts';

/**
 * Links and references to other notebooks that lead nowhere, by the paths of the notebooks. A link to a notebook that is there,
 * but is not checked, is right.
 */
export async function checkLinks(
  notebooks: readonly FoundNotebook[],
  checked: ReadonlyMap<string, CheckedNotebook>,
): Promise<ReadonlyMap<string, Diagnosis[]>> {
  const pages = notebooks.flatMap(({ path, name }) => {
    const facts = checked.get(path)?.facts;
    return facts ? [{ path, name, address: name, title: facts.title, facts }] : [];
  });
  const linked = linkPages(pages);
  const found = new Map<string, Diagnosis[]>();
  for (const page of pages) {
    if (page.facts.links.length === 0) continue;
    const { diagnoses } = await resolvePageLinks(page, linked, { toUnknown: true });
    found.set(page.path, withPlaces(diagnoses, new Map(checked.get(page.path)?.places)));
  }
  return found;
}
