import type { ElementContent, Nodes, Properties, Root } from 'hast';
import { toHtml as hastToHtml } from 'hast-util-to-html';
import { htmlVoidElements } from 'html-void-elements';
import { find, html, type Info } from 'property-information';

/**
 * HTML of a rendered notebook or a part of it: what hast-util-to-html makes of it, several times faster, because pages are large and
 * have few kinds of nodes and attributes.
 */
export function toHtml(tree: Root | Root['children']): string {
  return Array.isArray(tree) ? all(tree) : all(tree.children);
}

function all(nodes: readonly Nodes[]): string {
  let markup = '';
  for (const node of nodes) markup += one(node);
  return markup;
}

const voids = new Set(htmlVoidElements);

/** Elements whose content is no HTML, or not written as such. */
const special = new Set(['svg', 'template', 'script', 'style']);

function one(node: Nodes): string {
  if (node.type === 'text') return escapeText(node.value);
  if (node.type !== 'element' || special.has(node.tagName)) return general(node);
  const { tagName, properties, children } = node;
  const open = `<${tagName}${attributes(properties)}>`;
  const content = all(children);
  return content === '' && voids.has(tagName.toLowerCase()) ? open : `${open}${content}</${tagName}>`;
}

function general(node: Nodes): string {
  return hastToHtml(node, { allowDangerousHtml: false });
}

function attributes(properties: Properties): string {
  let markup = '';
  for (const key in properties) {
    const value = properties[key];
    if (value !== null && value !== undefined) markup += attribute(key, value);
  }
  return markup;
}

const known = new Map<string, Info>();

function infoOf(key: string): Info {
  const info = known.get(key) ?? find(html, key);
  known.set(key, info);
  return info;
}

function attribute(key: string, value: NonNullable<Properties[string]>): string {
  const info = infoOf(key);
  const isSimple = typeof value === 'string' && !info.boolean && !info.overloadedBoolean;
  const text = isSimple
    ? value
    : Array.isArray(value) && !info.commaSeparated
      ? value.join(' ').trim()
      : undefined;
  if (text === undefined || !/^[a-z][a-z\d-]*$/i.test(info.attribute)) return generalAttribute(key, value);
  return ` ${info.attribute}="${escapeAttribute(text)}"`;
}

/** Booleans, numbers, lists of another kind and odd names. */
function generalAttribute(key: string, value: NonNullable<Properties[string]>): string {
  const holder: ElementContent = {
    type: 'element',
    tagName: 'i',
    properties: { [key]: value },
    children: [],
  };
  return general(holder).slice('<i'.length, -'></i>'.length);
}

function escapeText(text: string): string {
  return /[<&]/.test(text) ? text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') : text;
}

function escapeAttribute(text: string): string {
  if (!/[\0"&'`]/.test(text)) return text;
  return text.replace(/[\0"&'`]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}
