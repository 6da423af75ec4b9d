import type { Element, ElementContent, Properties, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { replaceElements } from '../tree/replace-elements.ts';
import { limitDepth } from './limit-depth.ts';
import { parseHtml } from './parse-html.ts';
import { readPlainSvg } from './plain-svg.ts';

export interface CleanSvg {
  source: string;
  /** In CSS pixels. */
  size: { width: number; height: number } | undefined;
}

/** Elements that run, embed or load something, and containers of foreign markup. */
const removed =
  /^(?:script|foreignobject|iframe|object|embed|audio|video|handler|listener|set|animate|animatemotion|animatetransform|discard|a)$/i;
const kept =
  /^(?:svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|image|clipPath|mask|pattern|marker|linearGradient|radialGradient|stop|filter|fe[A-Z]\w+|style|switch|view|a)$/;

/**
 * An SVG document that is safe even when its file is opened by itself: no scripts, no handlers, nothing loaded from elsewhere.
 * Malformed XML is repaired on the way. `undefined` where there is no `<svg>` in it.
 */
export function cleanSvg(source: string): CleanSvg | undefined {
  const plain = readPlainSvg(source);
  if (plain) return { source: source.trim(), size: intrinsicSize(Object.fromEntries(plain)) };
  const root = parseHtml(source);
  limitDepth(root);
  let found: Element | undefined;
  replaceElements(root, (element) => {
    if (element.tagName === 'svg') found ??= element;
    return found && [element];
  });
  return found ? serializeSvg(found) : undefined;
}

/** The same for an `<svg>` element of a parsed HTML fragment. */
export function serializeSvg(svg: Element): CleanSvg {
  const root: Root = { type: 'root', children: [svg] };
  cleanChildren(root);
  svg.properties.xmlns = 'http://www.w3.org/2000/svg';
  svg.properties.xmlnsXLink = 'http://www.w3.org/1999/xlink';
  return {
    source: toHtml(root, {
      space: 'svg',
      closeEmptyElements: true,
      characterReferences: { useNamedReferences: false },
    }),
    size: intrinsicSize(svg.properties),
  };
}

function cleanChildren(parent: Root | Element): void {
  const children: ElementContent[] = [];
  for (const node of parent.children) {
    if (node.type === 'text') children.push(node);
    if (node.type !== 'element' || !isKept(node.tagName)) continue;
    if (node.tagName === 'a') node.tagName = 'g';
    cleanAttributes(node);
    if (node.tagName === 'style') cleanStyle(node);
    cleanChildren(node);
    children.push(node);
  }
  parent.children = children;
}

function isKept(tagName: string): boolean {
  return tagName === 'a' || (kept.test(tagName) && !removed.test(tagName));
}

function cleanAttributes(element: Element): void {
  for (const [name, value] of Object.entries(element.properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    const isReference = name === 'href' || name === 'xLinkHref' || name === 'src';
    const safeReference = /^\s*#/.test(text) || /^\s*data:image\/(?:png|jpeg|gif|webp);base64,/i.test(text);
    // An attribute that HTML allows but XML does not would break the whole picture.
    const malformed =
      !/^[A-Za-z][\w.:-]*$/.test(name) ||
      (name.includes(':') && !/^(?:xlink|xml):/.test(name)) ||
      text.includes('<');
    if (
      /^on/i.test(name) ||
      malformed ||
      (isReference && !safeReference) ||
      /^xmlns/i.test(name) ||
      loadsFile(text)
    ) {
      delete element.properties[name];
    } else if (value === true || value === '') {
      element.properties[name] = '';
    }
  }
}

function cleanStyle(element: Element): void {
  const css = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const safe = css.replace(/@import[^;]*;?/gi, '');
  element.children = loadsFile(safe) || /[\\<]/.test(safe) ? [] : [{ type: 'text', value: safe }];
}

/** Whether CSS or an attribute refers to something outside of the picture. */
function loadsFile(text: string): boolean {
  // Most attributes are numbers.
  if (!/[:(]/.test(text)) return false;
  return (
    /url\(\s*["']?(?!\s*["']?#)/i.test(text) ||
    /(?:image-set|expression|-moz-binding)\s*[(:]/i.test(text) ||
    /javascript:/i.test(text)
  );
}

const pixels: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
};

function intrinsicSize(properties: Properties): { width: number; height: number } | undefined {
  const width = length(properties.width);
  const height = length(properties.height);
  const viewBox = String(properties.viewBox ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = viewBox;
  if (width && height) return bounded(width, height);
  if (!(boxWidth > 0 && boxHeight > 0)) return undefined;
  if (width) return bounded(width, (width * boxHeight) / boxWidth);
  if (height) return bounded((height * boxWidth) / boxHeight, height);
  return bounded(boxWidth, boxHeight);
}

function bounded(width: number, height: number): { width: number; height: number } | undefined {
  const size = { width: Math.round(width), height: Math.round(height) };
  return size.width > 0 && size.height > 0 && size.width < 32_768 && size.height < 32_768 ? size : undefined;
}

function length(value: unknown): number | undefined {
  const match = /^\s*([\d.]+)\s*(px|pt|pc|in|cm|mm|em)?\s*$/.exec(String(value ?? ''));
  const factor = pixels[match?.[2] ?? ''];
  return match && factor !== undefined ? Number(match[1]) * factor : undefined;
}
