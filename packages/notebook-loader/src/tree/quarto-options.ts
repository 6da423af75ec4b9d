import { parse } from 'yaml';
import { isObject } from '../nbformat/index.ts';

export interface QuartoOptions {
  options: Record<string, unknown>;
  /** The source without its option lines. */
  source: string;
}

const optionLine = /^\s*(?:#|\/\/|--|%)\|[ \t]?(.*)$/;

/** Takes the leading option comments (`#| echo: false`, also `//|`, `--|`, `%|`) off a code cell's source. */
export function takeQuartoOptions(source: string): QuartoOptions {
  const lines = source.split('\n');
  const comments: string[] = [];
  let rest = 0;
  for (; rest < lines.length; rest++) {
    const match = optionLine.exec(lines[rest] ?? '');
    if (!match) break;
    comments.push(match[1] ?? '');
  }
  if (comments.length === 0) return { options: {}, source };
  return { options: readOptions(comments), source: lines.slice(rest).join('\n').replace(/^\n+/, '') };
}

function readOptions(lines: string[]): Record<string, unknown> {
  try {
    const options: unknown = parse(lines.join('\n'), { maxAliasCount: 10 });
    if (isObject(options)) return options;
  } catch {
    // Not YAML as a whole: nbdev writes directives (`#| export`) between options. Read line by line.
  }
  const entries = lines.flatMap((line): [string, unknown][] => {
    const option = /^\s*([\w-]+)\s*(?::\s*(.*))?$/.exec(line);
    if (!option) return [];
    return [[option[1] ?? '', scalar(option[2])]];
  });
  return Object.fromEntries(entries);
}

function scalar(value: string | undefined): unknown {
  if (value === undefined) return true;
  try {
    return parse(value);
  } catch {
    return value;
  }
}
