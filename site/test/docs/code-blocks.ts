import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the documentation's pages. */
export const DOCS = join(import.meta.dirname, '../../src/content/docs');

/** A fenced block of code. */
export interface CodeBlock {
  language: string;
  /** The file of the reader's project that it is. */
  title: string | undefined;
  code: string;
  /** `astro-unity/hosts.md:12`, where it begins. */
  place: string;
}

export interface DocsPage {
  /** Path below the folder, such as `astro-unity/hosts.md`. */
  path: string;
  text: string;
  blocks: CodeBlock[];
}

/** All pages of the documentation, in order. */
export async function readPages(): Promise<DocsPage[]> {
  const paths: string[] = [];
  for await (const path of glob('**/*.{md,mdx}', { cwd: DOCS })) paths.push(path.replaceAll('\\', '/'));
  return paths.sort().map((path) => {
    const text = readFileSync(join(DOCS, path), 'utf8');
    return { path, text, blocks: findBlocks(text, path) };
  });
}

function findBlocks(text: string, path: string): CodeBlock[] {
  return [...text.matchAll(/^```(\w*)(.*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language = '', meta = '', code = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    return {
      language,
      title: /title="([^"]*)"/.exec(meta)?.[1],
      code,
      place: `${path}:${line}`,
    };
  });
}

/** The rows of tables whose first column has one of these headings, each as its cells. */
export function tableRows(text: string, ...headings: string[]): string[][] {
  const rows: string[][] = [];
  for (const table of text.matchAll(/(?:^\|.*\|$\n?)+/gm)) {
    const [head = [], , ...body] = table[0].trim().split('\n').map(cellsOf);
    if (headings.includes(head[0] ?? '')) rows.push(...body);
  }
  return rows;
}

function cellsOf(row: string): string[] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** What stands in backticks. */
export function codeIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
