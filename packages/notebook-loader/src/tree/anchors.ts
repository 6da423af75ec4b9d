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
  const taken = uniqueIds(article, anchors);
  const headings = nameHeadings(article, page.headings, anchors, taken);
  const folded = new Map([...anchors].map(([fragment, id]) => [foldFragment(fragment), id]));
  eachElement(article, (link) => {
    const { href } = link.properties;
    if (link.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#') || href === '#') return;
    const fragment = decode(href.slice(1));
    const id = anchors.get(fragment) ?? folded.get(foldFragment(fragment));
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
  });
  return { headings, anchors };
}

/** Ids that the notebook set itself, prefixed by the sanitiser; repeated ones are taken away. */
function uniqueIds(article: Element, anchors: Map<string, string>): Set<string> {
  const taken = new Set<string>();
  eachElement(article, (node) => {
    const { id } = node.properties;
    if (typeof id !== 'string') return;
    if (taken.has(id)) {
      delete node.properties.id;
      return;
    }
    taken.add(id);
    if (id.startsWith(idPrefix)) anchors.set(id.slice(idPrefix.length), id);
    else anchors.set(id, id);
  });
  return taken;
}

function nameHeadings(
  article: Element,
  texts: HeadingTexts,
  anchors: Map<string, string>,
  taken: Set<string>,
): NotebookHeading[] {
  const slugger = new GithubSlugger();
  const headings: NotebookHeading[] = [];
  eachElement(article, (node) => {
    const text = texts.get(node);
    if (text === undefined) return;
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
  });
  return headings;
}

/** What links to headings get wrong most: case, punctuation, `_` for `-`. */
function foldFragment(fragment: string): string {
  return githubSlug(decode(fragment)).replace(/[-_]+/g, '-').replace(/^-|-$/g, '');
}
