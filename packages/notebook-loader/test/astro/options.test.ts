import { readFile } from 'node:fs/promises';
import { AstroError } from 'astro/errors';
import notebookLoader from 'notebook-loader';
import { notebooks } from 'notebook-loader/loader';
import starlightNotebooks from 'notebook-loader/starlight';
import { docsWithNotebooks } from 'notebook-loader/starlight/loader';
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/astro/find-notebooks.ts';
import { optionNames, parseOptions } from '../../src/astro/options.ts';
import { resolveLayout } from '../../src/astro/resolve-layout.ts';
import { unmatchedOptions } from '../../src/astro/unmatched-options.ts';

const callers = { starlightNotebooks, docsWithNotebooks, notebooks };

describe('options', () => {
  test('have defaults', () => {
    expect(parseOptions({ base: '../research' })).toMatchObject({
      base: '../research',
      pattern: ['**/*.ipynb'],
      route: '/notebooks',
      layout: undefined,
      index: { layout: undefined },
      onBroken: 'error',
    });
  });

  test.for<[unknown, object | undefined]>([
    [undefined, undefined],
    [false, undefined],
    [true, { timeout: 300, allowErrors: false, dev: false, inputs: [], kernels: {} }],
    [
      { pattern: 'a/*', inputs: '*.csv', parallel: 3, kernels: { x: 'python3' } },
      { pattern: ['a/*'], inputs: ['*.csv'], parallel: 3, kernels: { x: 'python3' }, timeout: 300 },
    ],
  ])('execute %o is %o', ([execute, expected]) => {
    const resolved = parseOptions({ base: '.', execute }).execute;
    if (expected === undefined) expect(resolved).toBeUndefined();
    else expect(resolved).toMatchObject(expected);
  });

  test.for([
    ['notes/', '/notes'],
    ['/a/b', '/a/b'],
    ['/', ''],
    [false, false],
  ] as const)('route %s is %s', ([route, expected]) => {
    expect(parseOptions({ base: '.', route }).route).toBe(expected);
  });

  test.for([
    [undefined, []],
    [false, []],
    [true, ['**']],
    ['maps/*.ipynb', ['maps/*.ipynb']],
    [
      ['a/**', 'b/**'],
      ['a/**', 'b/**'],
    ],
  ] as const)('trust %o is %o', ([trust, expected]) => {
    expect(parseOptions({ base: '.', trust }).trust).toEqual(expected);
  });

  test.for([
    [undefined, ['notebook', 'clean', 'script', 'markdown'], { title: 'Notebooks' }],
    [false, [], { title: 'Notebooks' }],
    [{ script: false, clean: undefined }, ['notebook', 'clean', 'markdown'], { title: 'Notebooks' }],
  ] as const)('downloads %o are %o', ([downloads, forms, llms]) => {
    expect(parseOptions({ base: '.', downloads }).publish).toEqual({
      ...{ downloads: forms, llms, repository: {}, pagefind: true },
    });
  });

  test.for([
    [false, false],
    ['github:owner/name', { url: 'github:owner/name' }],
    [{ branch: 'main' }, { branch: 'main' }],
  ] as const)('repository %o is %o', ([repository, expected]) => {
    expect(parseOptions({ base: '.', repository }).publish.repository).toEqual(expected);
  });

  test.for<[options: unknown, ...lines: string[]]>([
    [undefined, 'base: this option is missing; expected the folder of the notebooks, such as "../research".'],
    [{ base: 5 }, 'base: expected the folder of the notebooks, such as "../research", received 5.'],
    [{ base: '' }, 'base: Expected the folder of the notebooks, such as "../research".'],
    [{ base: '.', pattern: [] }, 'pattern: Expected at least one glob.'],
    [{ base: '.', execute: { inputs: [] } }, 'execute.inputs: Expected at least one glob.'],
    [{ base: '.', rout: '/x' }, 'rout: there is no such option. Did you mean "route"?'],
    [{ base: '.', colour: 'red' }, 'colour: there is no such option.'],
    [{ base: '.', onBroken: 'ignore' }, 'onBroken: expected "error" or "warn", received "ignore".'],
    [{ base: '.', onBroken: 'warning' }, 'onBroken: expected "error" or "warn", received "warning".'],
    [{ base: '.', trust: 1 }, 'trust: expected true or false, or a text, or a list, received 1.'],
    [
      { base: '.', execute: 'yes' },
      'execute: expected true or false, or an object with "pattern", "python", "kernels", "timeout", "allowErrors", "parallel", "inputs" or "dev", received "yes".',
    ],
    [
      { base: '.', execute: { tiemout: 3, parallel: 0.5 } },
      'execute.parallel: Expected a whole number above 0.',
      'execute.tiemout: there is no such option. Did you mean "timeout"?',
    ],
    [{ base: '.', execute: { timeout: 0 } }, 'execute.timeout: Expected a number of seconds above 0.'],
    [{ base: '.', route: 'https://x.org/' }, 'route: Expected a path of the site, such as "/notebooks".'],
    [{ base: '.', route: true }, 'route: expected a text, or false, received true.'],
    [{ base: '.', index: true }, 'index: expected false, or an object with "layout", received true.'],
    [{ base: '.', index: { page: 'x' } }, 'index.page: there is no such option. There is only "layout".'],
    [{ base: '.', remarkPlugins: () => {} }, 'remarkPlugins: expected a list, received a function.'],
    [
      { base: '.', rehypePlugins: ['rehype-raw'] },
      'rehypePlugins.0: Expected a plugin as it is imported, or a list of it and its options, such as [remarkDirective, {}].',
    ],
    [
      { base: '.', outputs: [{ mediaType: 'x/y', name: 'y' }] },
      "outputs.0: Expected an output renderer, such as { mediaType: 'text/x-motion', name: 'motion', render: (value, { html }) => html(value) }.",
    ],
    [{ base: '.', outputs: {} }, 'outputs: expected a list, received an object.'],
    [
      { base: '.', remoteImages: ['https://example.org/'] },
      'remoteImages.0: Expected a host alone, such as "example.org" or "*.example.org", without "https://" and path.',
    ],
    [
      { base: '.', shiki: { themes: { light: 'github-lite', dark: 'nord' } } },
      'shiki.themes.light: Shiki has no theme "github-lite". Did you mean "github-light"?',
    ],
    [
      { base: '.', shiki: { theme: 'nord' } },
      'shiki.themes: this option is missing; expected an object with "light" or "dark".',
      'shiki.theme: there is no such option. Did you mean "themes"?',
    ],
    [
      { base: 5, onBroken: 5 },
      'base: expected the folder of the notebooks, such as "../research", received 5.',
      'onBroken: expected "error" or "warn", received 5.',
    ],
    [
      { base: '.', downloads: 'all' },
      'downloads: expected true or false, or an object with "notebook", "clean", "script" or "markdown", received "all".',
    ],
    [
      { base: '.', downloads: { pdf: true } },
      'downloads.pdf: there is no such option. There are "notebook", "clean", "script" and "markdown".',
    ],
    [
      { base: '.', repository: 'https://example.org/x' },
      'repository: Expected the address of a repository on GitHub or GitLab, such as "https://github.com/owner/name"; false makes no links.',
    ],
    [
      { base: '.', repository: { url: 'x' } },
      'repository.url: Expected the address of a repository on GitHub or GitLab, such as "https://github.com/owner/name"; false makes no links.',
    ],
    [
      { base: '.', repository: { tag: 'x' } },
      'repository.tag: there is no such option. There are "url", "branch" and "folder".',
    ],
    [
      { base: '.', llms: 'x' },
      'llms: expected true or false, or an object with "title" or "description", received "x".',
    ],
    [{ base: '.', llms: { title: '' } }, 'llms.title: Expected a text that is not empty.'],
    [
      { base: '.', remoteImages: 'example.org' },
      'remoteImages: expected a list, received "example.org". Write ["example.org"].',
    ],
    [
      { base: '.', remarkPlugins: 'remark-directive' },
      'remarkPlugins: expected a list, received "remark-directive".',
    ],
    [
      { base: '.', repository: 'git.example.org/x' },
      'repository: Expected the address of a repository on GitHub or GitLab, such as "https://github.com/owner/name"; false makes no links.',
    ],
  ])('%j is refused, and the message says which option, why, and what to write', ([options, ...lines]) => {
    expect(complaintsOf(() => parseOptions(options))).toEqual(lines);
  });

  test.for<[call: keyof typeof callers, options: object, ...lines: string[]]>([
    [
      'starlightNotebooks',
      { base: '.', sidebar: { label: 'Lab', colapsed: true } },
      'sidebar.colapsed: there is no such option. Did you mean "collapsed"?',
    ],
    [
      'starlightNotebooks',
      { base: '.', sidbar: false },
      'sidbar: there is no such option. Did you mean "sidebar"?',
    ],
    ['docsWithNotebooks', { route: '/x' }, 'route: there is no such option.'],
    ['notebooks', { base: '.', layout: 'x.astro' }, 'layout: there is no such option.'],
  ])('those of %s are its own: %j', ([call, options, ...lines]) => {
    expect(complaintsOf(() => Reflect.apply(callers[call], undefined, [options]))).toEqual(lines);
  });

  test.for<[files: string[], trust: string[], said: RegExp[]]>([
    [[], [], [/There is no notebook in \/lab that the option "pattern" \(\*\*\/\*\.ipynb\) selects/]],
    [['a.ipynb'], ['maps/**'], [/The option "trust" \(maps\/\*\*\) selects none of the 1 notebooks/]],
    [['a.ipynb'], ['a.ipynb'], []],
    [['a.ipynb'], [], []],
  ])('of the files %j, trust %j selects', ([files, trust, said]) => {
    const found = identify('/lab', files, new Set(trust));
    const told = unmatchedOptions(found, { base: '/lab', pattern: ['**/*.ipynb'], trust });
    expect(told).toEqual(said.map((words) => expect.stringMatching(words)));
  });

  test.for([
    ['NotebookIndx.astro', 'Did you mean "NotebookIndex.astro"'],
    ['gone/x.astro', 'There is no folder '],
    ['quite-different.md', '.'],
  ] as const)('the layout %s is not there: %s', ([layout, said]) => {
    const root = new URL('../../src/components/layouts/', import.meta.url);
    const resolve = () => resolveLayout(layout, root, 'layout', root);
    expect(resolve).toThrow(`The option "layout" of notebook-loader names "${layout}"`);
    expect(resolve).toThrow(said);
  });

  test('are checked when the config is read', () => {
    expect(() => notebookLoader({ base: '' })).toThrow('The options of notebook-loader cannot be used');
    expect(() => notebooks({ base: '' })).toThrow('The options of the notebooks() loader cannot be used');
  });
});

test('the README describes every option', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const table = /^## Options$(.*?)^## /ms.exec(readme)?.[1] ?? '';
  const described = [...table.matchAll(/^\| `(\w+)` +\|/gm)].map((match) => match[1]);
  expect(described.sort()).toEqual([...optionNames].sort());
});

function complaintsOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (!(error instanceof AstroError)) throw error;
    const [, ...lines] = error.message.split('\n');
    return lines.map((line) => line.replace(/^- /, ''));
  }
}
