import type { Element, ElementContent } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { idPrefix } from '../../trust/schema.ts';
import { eachElement } from '../each-element.ts';
import { element, hasClass, text } from '../element.ts';
import type { Page } from '../page.ts';
import { replaceElements } from '../replace-elements.ts';
import type { Bibliography } from './find-bibliography.ts';
import { type FormattedCitations, formatCitations } from './format-citations.ts';
import { parseCitation } from './parse-citation.ts';

/**
 * Writes the citations of a page in the style of its bibliography, and the list of what they cite at the end, or where the
 * author wants it; links lead both ways. Changes the tree in place.
 */
export async function placeCitations(
  article: Element,
  bibliography: Bibliography | undefined,
  page: Page,
): Promise<void> {
  const cites: Element[] = [];
  let isPlaced = false;
  eachElement(article, (node) => {
    if (node.tagName === 'cite' && hasClass(node, 'nb-cite')) cites.push(node);
    if (hasClass(node, 'nb-references-here')) isPlaced = true;
  });
  if (!bibliography || cites.length === 0) {
    if (isPlaced) placeReferences(article, undefined, page);
    return;
  }
  const citations = cites.map((cite) => parseCitation(hastToString(cite)));
  for (const key of new Set(citations.flatMap(({ items }) => items.map((item) => item.key))))
    if (!bibliography.keys.has(key))
      page.message(`The bibliography has no work with the key “${key}”.`, 'unknown-citation');
  const formatted = await format(citations, bibliography, page);
  if (!formatted) return;
  const places = new Map<string, string[]>();
  for (const [index, cite] of cites.entries()) {
    const html = formatted.citations[index];
    if (!html) continue;
    const id = `${idPrefix}cite-${index + 1}`;
    cite.properties.id = id;
    cite.children = page.html(html);
    for (const { key } of citations[index]?.items ?? []) places.set(key, [...(places.get(key) ?? []), id]);
  }
  placeReferences(article, listOf(formatted, places, page), page);
}

/** Styles and bibliographies are files of others; one that the processor cannot read costs the style, not the page. */
async function format(
  citations: Parameters<typeof formatCitations>[0],
  bibliography: Bibliography,
  page: Page,
): Promise<FormattedCitations | undefined> {
  try {
    return await formatCitations(citations, bibliography);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    page.message(`Citations are shown as they were written: ${cause}`, 'bibliography');
    return undefined;
  }
}

function listOf(
  { references, isNumeric }: FormattedCitations,
  places: ReadonlyMap<string, readonly string[]>,
  page: Page,
): Element {
  const items = references.map(({ key, html }) => {
    const back = (places.get(key) ?? []).map((id, index) =>
      element(
        'a',
        { href: `#${id.slice(idPrefix.length)}`, ariaLabel: `Back to citation ${index + 1} of this work` },
        '↩',
      ),
    );
    const spaced = back.flatMap((link): ElementContent[] => [text(' '), link]);
    return element('li', { id: `${idPrefix}ref-${key}` }, ...contentOf(page.html(html)), ...spaced);
  });
  return element(isNumeric ? 'ol' : 'ul', { className: ['nb-references'] }, ...items);
}

/** What is in the boxes that citeproc draws: the list numbers its items itself. */
function contentOf(content: ElementContent[]): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return node.value.trim() === '' ? [] : [node];
    if (node.type !== 'element' || node.tagName !== 'div') return [node];
    return /^\s*[[(]?\d+[\])]?[.:]?\s*$/.test(hastToString(node)) ? [] : contentOf(node.children);
  });
}

/** In the place that the author chose, else below the last heading, which is one of ours where it is no “References”. */
function placeReferences(article: Element, list: Element | undefined, page: Page): void {
  let isPlaced = false;
  let lastHeading = '';
  replaceElements(article, (node) => {
    lastHeading = page.headings.get(node) ?? lastHeading;
    if (!hasClass(node, 'nb-references-here')) return undefined;
    const shown = list && !isPlaced ? [list] : [];
    isPlaced ||= shown.length > 0;
    return shown;
  });
  if (!list || isPlaced) return;
  const section = element('section', { className: ['nb-cell', 'nb-markdown'] });
  if (!/^(?:references|bibliography|works cited)$/i.test(lastHeading)) {
    const heading = element('h2', {}, 'References');
    page.headings.set(heading, 'References');
    section.children.push(heading);
  }
  section.children.push(list);
  article.children.push(section);
}
