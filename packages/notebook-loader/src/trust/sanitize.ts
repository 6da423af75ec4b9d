import type { Element, ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { MediaStore } from '../outputs/media-store.ts';
import { confineUrls } from './confine-urls.ts';
import { convertStyles } from './convert-styles.ts';
import { limitDepth } from './limit-depth.ts';
import { parseHtml } from './parse-html.ts';
import { replaceActive } from './replace-active.ts';
import { schema } from './schema.ts';
import type { StyleSheet } from './style-sheet.ts';

/** What the sanitiser needs from the page that it works for. */
export interface TrustContext {
  media: MediaStore;
  styles: StyleSheet;
  /** Hosts whose pictures may be loaded, `*` for every host. */
  remoteImages: readonly string[];
  /** File name → a file of the notebook, for `attachment:` addresses. */
  attachment(name: string): ReturnType<MediaStore['add']> | undefined;
  /** Tells the author what was taken out. */
  message(reason: string, ruleId: string): void;
}

/**
 * Turns untrusted hast into hast that may stand in a page: nothing in it runs, loads from elsewhere, leaves its box or takes
 * the page's ids. What is replaced by something weaker, and what is lost, is told through `context.message`.
 */
export function sanitizeTree(tree: Root, context: TrustContext): Root {
  if (limitDepth(tree))
    context.message('HTML is nested deeper than 200 elements; the rest is shown as text.', 'too-deep');
  replaceActive(tree, context);
  convertStyles(tree, context.styles);
  const safe = sanitize(tree, schema);
  const root: Root =
    safe.type === 'root' ? safe : { type: 'root', children: safe.type === 'doctype' ? [] : [safe] };
  confineUrls(root, context);
  return root;
}

/** Sanitises a piece of HTML. */
export function sanitizeHtml(source: string, context: TrustContext): (Element | ElementContent)[] {
  const tree = sanitizeTree(parse(source, context), context);
  return tree.children.filter((child): child is ElementContent => child.type !== 'doctype');
}

function parse(source: string, context: TrustContext): Root {
  try {
    return parseHtml(source);
  } catch (error) {
    // The parser recurses; markup of thousands of levels overflows its stack.
    if (!(error instanceof RangeError)) throw error;
    context.message('HTML is nested too deeply to be read; its text is shown.', 'too-deep');
    return { type: 'root', children: [{ type: 'text', value: source.replace(/<[^>]*>/g, ' ') }] };
  }
}
