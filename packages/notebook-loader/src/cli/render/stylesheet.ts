import { readFile } from 'node:fs/promises';
import { packageFile } from '../../package-file.ts';

const folder = packageFile('styles/');

/** The common stylesheet as one text, its imports put in their place, and that of the command's own pages. */
export async function commonStylesheet(): Promise<string> {
  const index = await readFile(new URL('index.css', folder), 'utf8');
  const parts: string[] = [];
  for (const line of index.split('\n')) {
    const [, file, layer] = /^@import ["'](.+?)["'] layer\((\w+)\);$/.exec(line) ?? [];
    parts.push(file ? `@layer ${layer} {\n${await readFile(new URL(file, folder), 'utf8')}}` : line);
  }
  return `${parts.join('\n')}\n${await readFile(new URL('page.css', folder), 'utf8')}`;
}
