import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFile, listNames } from '../file-system.ts';
import { confine } from '../locate-file.ts';
import type { ExportSource } from '../source.ts';
import { findPageConfigs, type PageFindings } from './page-config.ts';
import { readPage, readScriptTexts } from './page-scripts.ts';

/** Longer pages are no template of a game. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** A page that starts a game. */
export interface Page extends PageFindings {
  /** Absolute path. */
  file: string;
}

/** The page of the folder that starts a game: index.html, else any other. Unity fills in templates in PHP, too. */
export async function findPage(source: ExportSource): Promise<Page | undefined> {
  const names = await listNames(source.root);
  const pages = names.filter((name) => /\.(?:html?|php)$/i.test(name));
  pages.sort((a, b) => Number(/^index\.html?$/i.test(b)) - Number(/^index\.html?$/i.test(a)));
  for (const name of pages.slice(0, 16)) {
    const file = join(source.root, name);
    if (!(await isFile(file)) || (await stat(file)).size > MAX_PAGE_BYTES) continue;
    await confine(source, file);
    const content = readPage(await readFile(file, 'utf8'));
    const findings = findPageConfigs(content, await readScriptTexts(file, content, source.root));
    if (findings.configs.length > 0) return { file, ...findings };
  }
  return undefined;
}

/** Whether a folder has a page that starts a game. */
export async function hasPlayablePage(directory: string): Promise<boolean> {
  return (await findPage({ root: directory, name: undefined })) !== undefined;
}
