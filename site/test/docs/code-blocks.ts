import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the documentation's pages. */
const DOCS = join(import.meta.dirname, '../../src/content/docs');

/** The folder of the packages. */
export const PACKAGES = join(import.meta.dirname, '../../../packages');

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

/** The READMEs of the packages. */
export function readReadmes(): DocsPage[] {
  return ['astro-unity', 'notebook-loader'].map((name) => {
    const path = `${name}/README.md`;
    const text = readFileSync(join(PACKAGES, path), 'utf8');
    return { path, text, blocks: findBlocks(text, path) };
  });
}

/** A page for each of its parts, from heading to heading: what the blocks of one part show belongs together. */
export function partsOf({ path, text }: DocsPage): DocsPage[] {
  const outside = text.replaceAll(/^```[\s\S]*?^```$/gm, (block) => block.replaceAll(/[^\n]/g, ' '));
  const starts = [...outside.matchAll(/^#{1,3} (.*)$/gm)].map((match) => ({
    at: match.index,
    heading: match[1],
  }));
  return starts.map(({ at, heading }, index) => {
    const part = text.slice(at, starts[index + 1]?.at);
    return { path: `${path}: ${heading}`, text: part, blocks: findBlocks(part, `${path}: ${heading}`) };
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
