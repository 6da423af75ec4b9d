import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { buildOutput, listPages } from '../scripts/built-site.ts';

/** What `pnpm build` wrote; `pnpm test` runs that first. */
const SITE = 'https://realmotionengine.example';
const read = (path: string): string => readFileSync(join(buildOutput, 'static', path), 'utf8');

/** What links and search engines ask of a page. */
interface PageFacts {
  title: string;
  description: string;
  canonical: string;
  ids: Set<string>;
  links: string[];
}

const addresses = await listPages();
const pages = new Map(addresses.map((path) => [path, factsOf(read(`${path}index.html`))]));

describe.each([...pages])('%s', (path, { title, description, canonical, links }) => {
  test('has a title and a description of its own, and its own address', () => {
    const others = [...pages].filter(([other]) => other !== path).map(([, facts]) => facts);
    expect(title).not.toBe('');
    expect(description).not.toBe('');
    expect(others.map((other) => other.title)).not.toContain(title);
    expect(others.map((other) => other.description)).not.toContain(description);
    expect(canonical).toBe(SITE + path);
  });

  test('leads to places that there are', () => {
    const dead = links.filter((link) => {
      const { origin, pathname, hash } = new URL(link, SITE + path);
      if (origin !== SITE) return false;
      const target = pages.get(decodeURIComponent(pathname));
      if (!target) return pathname.endsWith('/') || !existsSync(join(buildOutput, 'static', pathname));
      // A tag in the address of the index is no place of it: it chooses what is listed.
      return hash && !hash.startsWith('#tag=') && !target.ids.has(decodeURIComponent(hash.slice(1)));
    });
    expect(dead).toEqual([]);
  });
});

test('the page of wrong addresses has no address of its own', () => {
  expect(factsOf(read('404.html')).canonical).toBe('');
  expect(read('404.html')).toContain('<meta name="robots" content="noindex"');
});

test('the sitemap lists every page, and nothing else', () => {
  expect(read('robots.txt')).toContain(`Sitemap: ${SITE}/sitemap-index.xml`);
  expect(read('sitemap-index.xml')).toContain(`<loc>${SITE}/sitemap-0.xml</loc>`);
  const listed = [...read('sitemap-0.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  expect(listed.sort()).toEqual(addresses.map((path) => SITE + path).sort());
});

test('the feed names itself, and has every notebook with an absolute address', () => {
  const feed = read('rss.xml');
  expect(feed).toContain(`<atom:link href="${SITE}/rss.xml" rel="self"`);
  const listed = [...feed.matchAll(/<guid[^>]*>([^<]*)<\/guid>/g)].map(([, address]) => address);
  const notebooks = addresses.filter((path) => /^\/notebooks\/./.test(path));
  expect(listed.sort()).toEqual(notebooks.map((path) => SITE + path).sort());
  expect(feed).not.toMatch(/(?:href|src)=&quot;(?!https:)/);
});

test('llms.txt leads to files that there are', () => {
  const linked = [...read('llms.txt').matchAll(/\]\((\S+?)\)/g)].map(([, address]) => new URL(address ?? ''));
  expect(linked.length).toBeGreaterThan(addresses.length - 3);
  for (const { origin, pathname } of linked) {
    expect(origin).toBe(SITE);
    expect(read(pathname.endsWith('/') ? `${pathname}index.html` : pathname)).not.toBe('');
  }
});

function factsOf(html: string): PageFacts {
  const facts: PageFacts = { title: '', description: '', canonical: '', ids: new Set(), links: [] };
  collect(parse(html), facts);
  return facts;
}

function collect(node: DefaultTreeAdapterTypes.Node, facts: PageFacts): void {
  if (defaultTreeAdapter.isElementNode(node)) {
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const id = attributes.get('id');
    if (id) facts.ids.add(id);
    if (node.tagName === 'a') facts.links.push(attributes.get('href') ?? '');
    if (node.tagName === 'meta' && attributes.get('name') === 'description')
      facts.description = attributes.get('content') ?? '';
    if (node.tagName === 'link' && attributes.get('rel') === 'canonical')
      facts.canonical = attributes.get('href') ?? '';
    // An SVG has titles as well.
    const [text] = node.childNodes;
    if (node.tagName === 'title' && node.namespaceURI.endsWith('xhtml') && text && 'value' in text)
      facts.title = text.value;
  }
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, facts);
}
