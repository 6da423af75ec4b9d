import { readFile } from 'node:fs/promises';
import { packageFile } from '../../package-file.ts';

const IMPORT = /@import "(.+?)" layer\((\w+)\);/g;

/** The common stylesheet as one text, its imports put in their place, and that of the command's own pages. */
export async function commonStylesheet(): Promise<string> {
  const index = await read('index.css');
  const layers = [...index.matchAll(IMPORT)].map(
    async ([, file = '', layer]) => `@layer ${layer} {\n${await read(file)}}`,
  );
  const texts = await Promise.all([...layers, read('page.css')]);
  return `${index.replace(IMPORT, () => texts.shift() ?? '')}\n${texts.join('')}`;
}

function read(name: string): Promise<string> {
  return readFile(packageFile(`styles/${name}`), 'utf8');
}
