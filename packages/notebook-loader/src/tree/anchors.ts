import GithubSlugger, { slug as githubSlug } from 'github-slugger';
import type { Element } from 'hast';
import { idPrefix } from '../trust/schema.ts';
import { decode } from '../trust/url-policy.ts';
import { eachElement } from './each-element.ts';
import { becomeText, element, hasClass, text } from './element.ts';
import type { HeadingTexts } from './markdown/render-markdown.ts';
import type { Page } from './page.ts';
import type { NotebookHeading } from './result.ts';

export interface LinkedAnchors {
  headings: NotebookHeading[];
  /** Fragment as a link may write it → id in the page. */
  anchors: Map<string, string>;
}

/**
 * Gives every heading a unique id (GitHub's slug), an empty anchor with the id that Jupyter gives it where that differs, and
 * points links within the page at ids that exist. Changes the tree in place.
 */
export function linkAnchors(article: Element, page: Page): LinkedAnchors {
  const anchors = new Map<string, string>();
  const { identified, titles, links } = findEnds(article, page.headings);
  const taken = uniqueIds(identified, anchors);
  const headings = nameHeadings(titles, page.headings, anchors, taken);
  let folded: Map<string, string> | undefined;
  for (const [link, href] of links) {
    const fragment = decode(href.slice(1));
    // Most links are right as they are.
    folded ??= anchors.has(fragment) ? undefined : foldAll(anchors);
    const id = anchors.get(fragment) ?? folded?.get(foldFragment(fragment));
    if (id !== undefined) {
      link.properties.href = `#${id}`;
      if (link.children.length === 0 && hasClass(link, 'nb-ref')) link.children = [text(fragment)];
    } else if (page.options.keepReferences && hasClass(link, 'nb-ref')) {
      link.properties.dataNotebookReference = fragment;
    } else if (!/^top$/i.test(fragment)) {
      // A reference, whose text is ours, is none without its target.
      if (hasClass(link, 'nb-ref')) becomeText(link);
      page.message(`The link to “#${fragment}” leads nowhere in this notebook.`, 'dead-link');
    }
  }
  return { headings, anchors };
}

/** What links within the page can lead to, and these links with their addresses. */
function findEnds(article: Element, texts: HeadingTexts) {
  const identified: Element[] = [];
  const titles: Element[] = [];
  const links: [link: Element, href: string][] = [];
  eachElement(article, (node) => {
    const { id, href } = node.properties;
    if (typeof id === 'string') identified.push(node);
    if (texts.has(node)) titles.push(node);
    if (node.tagName === 'a' && typeof href === 'string' && href.startsWith('#') && href !== '#')
      links.push([node, href]);
  });
  return { identified, titles, links };
}

/** Ids that the notebook set itself, prefixed by the sanitiser; repeated ones are taken away. */
function uniqueIds(identified: readonly Element[], anchors: Map<string, string>): Set<string> {
  const taken = new Set<string>();
  for (const { properties } of identified) {
    const id = String(properties.id);
    if (taken.has(id)) {
      delete properties.id;
      continue;
    }
    taken.add(id);
    if (id.startsWith(idPrefix)) anchors.set(id.slice(idPrefix.length), id);
    else anchors.set(id, id);
  }
  return taken;
}

function nameHeadings(
  titles: readonly Element[],
  texts: HeadingTexts,
  anchors: Map<string, string>,
  taken: Set<string>,
): NotebookHeading[] {
  const slugger = new GithubSlugger();
  const headings: NotebookHeading[] = [];
  for (const node of titles) {
    const text = texts.get(node) ?? '';
    let slug = slugger.slug(text || 'section');
    while (taken.has(slug)) slug = slugger.slug(text || 'section');
    if (slug === '') slug = slugger.slug('section');
    taken.add(slug);
    const own = node.properties.id;
    node.properties.id = slug;
    if (typeof own === 'string')
      node.children.unshift(element('span', { id: own, className: ['nb-anchor'] }));
    const jupyter = text.replaceAll(' ', '-');
    if (!taken.has(jupyter) && !anchors.has(jupyter) && !/\s/.test(jupyter) && jupyter !== '') {
      taken.add(jupyter);
      node.children.unshift(element('span', { id: jupyter, className: ['nb-anchor'] }));
    }
    for (const fragment of [slug, jupyter, githubSlug(text)])
      if (!anchors.has(fragment)) anchors.set(fragment, slug);
    headings.push({ depth: Number(node.tagName[1]), slug, text });
  }
  return headings;
}

function foldAll(anchors: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...anchors].map(([fragment, id]) => [foldFragment(fragment), id]));
}

/** What links to headings get wrong most: case, punctuation, `_` for `-`. */
function foldFragment(fragment: string): string {
  return githubSlug(decode(fragment)).replace(/[-_]+/g, '-').replace(/^-|-$/g, '');
}
