import type { OpenLink } from '../../astro/open-links.ts';
import { type ForeignLabel, resolveForeignReferences } from '../../astro/resolve-foreign-references.ts';
import { type LinkTarget, resolveLinks } from '../../astro/resolve-links.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { addressFrom, type LinkedPage, type LinkedPages } from './linked-pages.ts';

/**
 * Where the open links of a page lead, and what is wrong with those that lead nowhere. The page's own stay as they are.
 *
 * @param toUnknown Whether a link to a notebook that is there, but is not among the pages, is right.
 */
export async function resolvePageLinks(
  page: LinkedPage,
  pages: LinkedPages,
  { toUnknown = false } = {},
): Promise<{ links: OpenLink[]; diagnoses: Diagnosis[] }> {
  const links = structuredClone(page.facts.links);
  const diagnoses: Diagnosis[] = [];
  const warn = (reason: string, { cell }: OpenLink): void => {
    const place = cell === undefined ? {} : { cell };
    diagnoses.push({ level: 'warning', notebook: page.name, rule: 'dead-link', reason, ...place });
  };
  await resolveForeignReferences(links, {
    find: async (name) =>
      pages.withLabel(name).flatMap((other) => (other === page ? [] : foreignLabel(name, other, page))),
    warn,
  });
  await resolveLinks(links, {
    notebook: page.path,
    base: pages.base,
    pageOf: async (path) => {
      const other = pages.at(path);
      return other ? targetOf(other, page) : toUnknown ? unknownTarget : undefined;
    },
    warn,
  });
  return { links, diagnoses };
}

function foreignLabel(name: string, page: LinkedPage, from: LinkedPage): ForeignLabel[] {
  const { labels, anchors } = page.facts;
  const label = new Map(labels).get(name.toLowerCase());
  const anchor = label && new Map(anchors).get(label.name);
  if (!label || anchor === undefined) return [];
  const address = `${addressFrom(from, page)}#${encodeURIComponent(anchor)}`;
  return [{ label, address, path: page.path, shownPath: page.name }];
}

function targetOf(page: LinkedPage, from: LinkedPage): LinkTarget {
  const { title, headings, anchors, labels } = page.facts;
  return {
    address: addressFrom(from, page),
    anchors: async () => new Map(anchors),
    labels: async () => new Map(labels),
    headings: async () => headings,
    title: async () => title,
  };
}

/** Nothing is known of its places, so each of them may be there. */
class AnyPlace extends Map<string, string> {
  override get(fragment: string): string {
    return fragment;
  }
}

const unknownTarget: LinkTarget = {
  address: '',
  anchors: async () => new AnyPlace(),
  labels: async () => new Map(),
  headings: async () => [],
  title: async () => '',
};
