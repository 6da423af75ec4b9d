import { parse } from 'yaml';
import { isObject } from '../../nbformat/index.ts';

export interface SourceOptions {
  options: Record<string, unknown>;
  /** The source without its option lines. */
  source: string;
}

const optionLine = /^\s*(?:#|\/\/|--|%)[ \t]?\|[ \t]?(.*)$/;

/** nbdev 1 and fastpages: a comment of one word at the start. */
const oldDirective = /^#[ \t]?(hide(?:_input|_output)?|collapse(?:[-_](?:hide|show|output))?)[ \t]*$/;

/** A directive of nbdev, with or without words behind it (`export`, `filter_stream Warning`). */
const directive = /^([A-Za-z][\w-]*)(?:[ \t]+([^:]*))?$/;

/**
 * Takes the leading option comments off a code cell's source: `#| echo: false` of Quarto and MyST, also `//|`, `--|` and `%|`,
 * `#| hide` of nbdev, `#hide` and `#collapse` of its first version.
 */
export function takeSourceOptions(source: string): SourceOptions {
  const lines = source.split('\n');
  const comments: string[] = [];
  const kept: string[] = [];
  const options: Record<string, unknown> = {};
  let rest = 0;
  for (; rest < lines.length; rest++) {
    const line = lines[rest] ?? '';
    const match = optionLine.exec(line);
    const old = oldDirective.exec(line);
    if (match) comments.push(match[1] ?? '');
    else if (old) {
      // A comment in Jupyter, and no option: it hides less, and what is behind the fold is whole.
      options[(old[1] ?? '').replaceAll('-', '_').replace(/^hide/, 'fold')] = true;
      kept.push(line);
    } else break;
  }
  if (rest === 0) return { options: {}, source };
  const code = lines.slice(rest).join('\n').replace(/^\n+/, '');
  return { options: { ...options, ...readOptions(comments) }, source: [...kept, code].join('\n') };
}

function readOptions(lines: string[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  const yaml = lines.filter((line) => {
    const match = directive.exec(line.trimEnd());
    if (match) options[match[1] ?? ''] = match[2]?.trim() || true;
    return !match;
  });
  try {
    const read: unknown = parse(yaml.join('\n'), { maxAliasCount: 10 });
    return isObject(read) ? { ...options, ...read } : options;
  } catch {
    // Not YAML as a whole, such as a caption with a colon in it: read line by line.
    const entries = yaml.flatMap((line): [string, unknown][] => {
      const option = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(line);
      return option ? [[option[1] ?? '', scalar(option[2] ?? '')]] : [];
    });
    return { ...options, ...Object.fromEntries(entries) };
  }
}

function scalar(value: string): unknown {
  try {
    return parse(value);
  } catch {
    return value;
  }
}
