import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { classifyUrl } from '../trust/url-policy.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** An address in a text, by its place. */
interface Place {
  start: number;
  end: number;
  address: string;
}

/**
 * Markdown with the addresses of files and attachments replaced, in links, pictures, definitions and HTML; nothing else is touched.
 *
 * @param resolve the new address; `undefined` leaves the one that is there. Not asked for absolute addresses and mere fragments.
 */
export async function replaceAddresses(
  markdown: string,
  resolve: (address: string) => Promise<string | undefined>,
): Promise<string> {
  let replaced = '';
  let from = 0;
  for (const { start, end, address } of findAddresses(markdown)) {
    const { kind } = classifyUrl(address, 'load');
    const resolved = kind === 'relative' || kind === 'attachment' ? await resolve(address) : undefined;
    if (resolved === undefined) continue;
    replaced += markdown.slice(from, start) + resolved;
    from = end;
  }
  return replaced + markdown.slice(from);
}

/** What every address that is looked for begins with. Most cells have none, and parsing them is what takes time. */
const beginnings = /(?:\]\(\s*<?|\]:\s*<?|\b(?:src|href|poster|data)\s*=\s*["'])(?!https?:|#|mailto:|data:)/i;

function findAddresses(markdown: string): Place[] {
  if (!beginnings.test(markdown)) return [];
  const tree: Root = parser.parse(markdown);
  const found: Place[] = [];
  visit(tree, (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return;
    const text = markdown.slice(start, end);
    const places = node.type === 'html' ? inHtml(text) : inMarkdown(node, text);
    for (const place of places) {
      found.push({ ...place, start: start + place.start, end: start + place.end });
    }
  });
  // A picture within a link stands before the address of the link, which is found first.
  return found.sort((one, other) => one.start - other.start);
}

/** The address stands last but for a title, whatever the words before it. */
function inMarkdown(node: Nodes, text: string): Place[] {
  if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
  const start = text.lastIndexOf(node.url);
  return start < 0 || node.url === '' ? [] : [{ start, end: start + node.url.length, address: node.url }];
}

function inHtml(text: string): Place[] {
  const attributes = text.matchAll(/(?<=\s(?:src|href|poster|data)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi);
  return [...attributes].map(({ index, 1: double, 2: single = '' }) => {
    const address = double ?? single;
    return { start: index + 1, end: index + 1 + address.length, address };
  });
}
