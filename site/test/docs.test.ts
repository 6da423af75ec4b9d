import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import unity from 'astro-unity';
import axe from 'axe-core';
import notebookLoader from 'notebook-loader';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { HOST_NAMES } from '../../packages/astro-unity/src/hosts/host.ts';
import { optionNames as unityOptionNames } from '../../packages/astro-unity/src/options.ts';
import { optionNames } from '../../packages/notebook-loader/src/astro/options.ts';
import { usage } from '../../packages/notebook-loader/src/cli/usage.ts';
import { buildOutput } from '../scripts/built-site.ts';
import { codeIn, PACKAGES, readPages, readReadmes, tableRows } from './docs/code-blocks.ts';
import { commandsToRun } from './docs/commands.ts';
import { siteInBrowser } from './site-in-browser.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const pages = await readPages();
const blocks = [...pages, ...readReadmes()].flatMap((page) => page.blocks);

describe('code', () => {
  test.each(blocks)('$place can be read', ({ language, code }) => {
    const frontmatter = /^---\n([\s\S]*?)^---$/m.exec(code)?.[1] ?? '';
    if (language === 'astro') expect(syntaxErrors(frontmatter, 'tsx')).toEqual([]);
    else if (['js', 'jsx', 'ts', 'tsx'].includes(language)) expect(syntaxErrors(code, language)).toEqual([]);
    else if (language === 'json') JSON.parse(code);
    else if (language === 'sh') commandsToRun(code);
    else expect(['css', 'csharp', 'html', 'mdx', 'nginx', 'yaml', '']).toContain(language);
  });

  test.each(blocks.filter(({ code }) => /^(?:unity|notebookLoader)\(/.test(code)))(
    '$place has options that exist',
    ({ code }) => {
      expect(runInNewContext(code, { unity, notebookLoader })).toHaveProperty('hooks');
    },
  );
});

describe('tables', () => {
  const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? '';
  const namesIn = (path: string, heading: string): string[] =>
    tableRows(textOf(path), heading).flatMap(([first = '']) => codeIn(first));

  test('the options of notebook-loader are all there, and no others', () => {
    const named = namesIn('notebook-loader/first-notebook.md', 'option');
    expect(named.sort()).toEqual([...optionNames].sort());
  });

  test.each(namesIn('astro-unity/first-page.md', 'option'))('astro-unity has the option %s', (name) => {
    expect(unityOptionNames.site).toContain(name);
  });

  test.each(namesIn('astro-unity/first-page.md', 'option of a build'))(
    'a build has the option %s',
    (name) => {
      expect(unityOptionNames.build).toContain(name);
    },
  );

  test('the hosts of astro-unity are all there, and no others', () => {
    const readme = readFileSync(join(PACKAGES, 'astro-unity/README.md'), 'utf8');
    const rows = tableRows(readme, 'host').flatMap(([first = '']) => codeIn(first));
    const inReadme = rows.flatMap((text) => /^host: '(.+)'$/.exec(text)?.[1] ?? []);
    const known = [...HOST_NAMES].sort();
    expect(namesIn('astro-unity/hosts.md', '`host`').sort()).toEqual(known);
    expect(inReadme.sort()).toEqual(known);
  });

  test.each(namesIn('notebook-loader/command-line.md', 'option'))('notebook-loader takes %s', (option) => {
    expect(usage).toContain(option.split(' ')[0]);
  });

  test.each(namesIn('notebook-loader/theming.md', 'custom property'))('%s is a custom property', (name) => {
    const tokens = readFileSync(join(PACKAGES, 'notebook-loader/src/styles/tokens.css'), 'utf8');
    expect(tokens).toContain(`${name}:`);
  });

  test('the player’s error codes are all there, and no others', () => {
    const readme = readFileSync(join(PACKAGES, 'astro-unity/README.md'), 'utf8');
    const [, section = ''] = /^### Errors$([\s\S]*?)^### /m.exec(readme) ?? [];
    const known = tableRows(section, '`code`').flatMap(([first = '']) => codeIn(first));
    const headings = [...textOf('astro-unity/troubleshooting.md').matchAll(/^### (`.*)$/gm)];
    expect(headings.flatMap(([, heading = '']) => codeIn(heading))).toEqual(known);
  });
});

describe('the built pages', () => {
  const site = siteInBrowser();

  test('there is one for each file', async () => {
    const built: string[] = [];
    for await (const file of glob('docs/**/index.html', { cwd: join(buildOutput, 'static') }))
      built.push(file);
    const expected = pages.map(({ path }) => join('docs', path.replace(/(?:index)?\.md$/, ''), 'index.html'));
    expect(built.sort()).toEqual(expected.sort());
  });

  test.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)('axe finds nothing, %i pixels wide, %s', async (width, colorScheme) => {
    const page = await site().browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    for (const path of ['', 'astro-unity/peers/', 'notebook-loader/composing/', 'notebook-loader/trust/']) {
      await page.goto(`${site().server.url}/docs/${path}`);
      await page.evaluate(axe.source);
      const violations = async (): Promise<string[]> => {
        const result = await page.evaluate(() => window.axe.run());
        return result.violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.target}`);
      };
      // Tables that scroll can be reached by the keyboard once their size is known.
      await expect.poll(violations).toEqual([]);
    }
  });

  test('a search finds them, and the policy refuses nothing of it', async () => {
    const page = await site().browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${site().server.url}/docs/`);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('cross-origin isolated');
    await page.getByRole('dialog').getByRole('link', { name: 'Threads' }).first().click();
    await page.waitForURL('**/docs/astro-unity/threads/**');
    expect(complaints).toEqual([]);
  });

  test('the theme that a reader chooses holds in the documentation and on the other pages', async () => {
    const page = await site().browser.newPage({ colorScheme: 'light' });
    const theme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.goto(`${site().server.url}/docs/`);
    expect(await theme()).toBe('light');
    await page.getByRole('button', { name: 'Dark theme' }).first().click();
    expect(await theme()).toBe('dark');
    await page.goto(site().server.url);
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: 'Dark theme' }).first().click();
    await page.goto(`${site().server.url}/docs/`);
    expect(await theme()).toBe('light');
  });

  test('a reader who has chosen none follows the system', async () => {
    const page = await site().browser.newPage({ colorScheme: 'dark' });
    const theme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.goto(`${site().server.url}/docs/`);
    expect(await theme()).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(theme).toBe('light');
  });
});

function syntaxErrors(code: string, language: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(code, {
    fileName: `block.${language}`,
    reportDiagnostics: true,
    compilerOptions: {
      jsx: ts.JsxEmit.Preserve,
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
    },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
