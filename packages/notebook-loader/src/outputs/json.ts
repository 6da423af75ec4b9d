import type { Element, ElementContent } from 'hast';
import { isObject, type JsonValue } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import type { OutputRenderer } from './renderer.ts';

const deepest = 12;
const mostNodes = 2000;

/** `application/json`, and GeoJSON that is no map: a tree that opens and closes. */
export const jsonOutput: OutputRenderer = {
  mediaType: /^application\/(?:json|(?:vnd\.)?geo\+json)$/,
  name: 'json',
  render: (value) => [jsonTree(value)],
};

export function jsonTree(value: JsonValue): Element {
  return element('div', { className: ['nb-json'] }, ...tree(value, undefined, 0, { nodes: mostNodes }));
}

function tree(
  value: JsonValue,
  key: string | undefined,
  depth: number,
  budget: { nodes: number },
): ElementContent[] {
  budget.nodes--;
  const name = key === undefined ? [] : [element('span', { className: ['nb-json-key'] }, key), ': '];
  if (!isObject(value) && !Array.isArray(value)) return [element('div', {}, ...name, leaf(value))];
  const entries = Object.entries(value);
  const size = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  const summary = element('summary', {}, ...name, element('span', { className: ['nb-json-size'] }, size));
  if (entries.length === 0) return [element('div', {}, ...name, size)];
  if (depth >= deepest || budget.nodes <= 0) {
    return [element('details', {}, summary, element('pre', { className: ['nb-plain'] }, plain(value)))];
  }
  const children: ElementContent[] = [];
  for (const [index, [childKey, child]] of entries.entries()) {
    if (budget.nodes <= 0) {
      const rest = Array.isArray(value) ? value.slice(index) : Object.fromEntries(entries.slice(index));
      children.push(element('pre', { className: ['nb-plain'] }, plain(rest)));
      break;
    }
    children.push(...tree(child, childKey, depth + 1, budget));
  }
  return [element('details', depth === 0 ? { open: true } : {}, summary, ...children)];
}

function leaf(value: string | number | boolean | null): ElementContent {
  const kind = value === null ? 'null' : typeof value;
  return element('span', { className: [`nb-json-${kind}`] }, JSON.stringify(value).toWellFormed());
}

function plain(value: JsonValue): string {
  try {
    return JSON.stringify(value, null, 2).toWellFormed();
  } catch {
    return '… (nested too deeply to be written)';
  }
}
