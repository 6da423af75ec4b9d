import type { Code } from 'mdast';
import { parse } from 'yaml';
import { isObject } from '../../../nbformat/index.ts';
import { readAttributes } from '../attributes/read-attributes.ts';
import type { Directive } from './directive.ts';

/** A directive, of the fenced code that stands for it; `undefined` for code that is just code. */
export function parseDirective({ lang, meta, value }: Code): Directive | undefined {
  if (!lang?.startsWith('{')) return undefined;
  const written = meta ? `${lang} ${meta}` : lang;
  const colons = written.endsWith(':::');
  const info = colons ? written.slice(0, -3).trimEnd() : written;
  const named = /^\{([A-Za-z][\w:.+-]*)\}[ \t]*(.*)$/.exec(info);
  if (named) {
    const { options, body } = takeOptions(value);
    const classes = (options.class ?? '').split(/[\s,]+/).filter(Boolean);
    const label = options.label ?? options.name;
    const name = (named[1] ?? '').toLowerCase();
    return { name, argument: named[2] ?? '', options, classes, label, body, colons };
  }
  if (!colons) return undefined;
  const attributed = /^\{(.*)\}[ \t]*(.*)$/.exec(info);
  if (!attributed) return undefined;
  const { id, classes, options } = readAttributes(attributed[1] ?? '');
  return { name: 'div', argument: attributed[2] ?? '', options, classes, label: id, body: value, colons };
}

/** Takes the options off a directive's content: YAML between `---`, or lines `:key: value`. */
function takeOptions(content: string): { options: Record<string, string>; body: string } {
  const yaml = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(content);
  if (yaml) return { options: readYaml(yaml[1] ?? ''), body: content.slice(yaml[0].length) };
  const lines = content.split('\n');
  const options: Record<string, string> = {};
  let count = 0;
  for (; count < lines.length; count++) {
    const option = /^[ \t]*:([A-Za-z][\w-]*):(?:[ \t]+(.*))?$/.exec(lines[count] ?? '');
    if (!option) break;
    options[(option[1] ?? '').toLowerCase()] = (option[2] ?? '').trim();
  }
  return { options, body: lines.slice(count).join('\n') };
}

function readYaml(source: string): Record<string, string> {
  try {
    const value: unknown = parse(source, { maxAliasCount: 10 });
    if (!isObject(value)) return {};
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry === null ? '' : String(entry)]),
    );
  } catch {
    // The content shows what the options are about; a directive without them still reads well.
    return {};
  }
}
