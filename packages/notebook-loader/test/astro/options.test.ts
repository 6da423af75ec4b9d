import { readFile } from 'node:fs/promises';
import notebookLoader from 'notebook-loader';
import { notebooks } from 'notebook-loader/loader';
import { describe, expect, test } from 'vitest';
import { optionNames, parseOptions } from '../../src/astro/options.ts';

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

  test.for<[options: unknown, message: RegExp]>([
    [undefined, /base: this option is missing; expected string/],
    [{ base: 5 }, /base: expected string, received 5/],
    [{ base: '' }, /base: Expected a text that is not empty/],
    [{ base: '.', rout: '/x' }, /rout: there is no such option\. Did you mean "route"\?/],
    [{ base: '.', colour: 'red' }, /colour: there is no such option\.$/m],
    [{ base: '.', onBroken: 'ignore' }, /onBroken: expected "error" or "warn", received "ignore"/],
    [{ base: '.', trust: 1 }, /trust: expected boolean, or string, or array, received 1/],
    [{ base: '.', index: true }, /index: expected false, or object, received true/],
    [{ base: '.', index: { page: 'x' } }, /index\.page: there is no such option/],
    [{ base: '.', remarkPlugins: () => {} }, /remarkPlugins: Expected a list of unified plugins/],
    [{ base: 5, onBroken: 5 }, /base: .*\n- onBroken: /],
    [{ base: '.', downloads: 'all' }, /downloads: expected boolean, or object, received "all"/],
    [{ base: '.', downloads: { pdf: true } }, /downloads\.pdf: there is no such option/],
    [{ base: '.', repository: 'https://example.org/x' }, /repository: .*GitHub or GitLab/],
    [{ base: '.', repository: { url: 'x' } }, /repository\.url: .*GitHub or GitLab/],
    [{ base: '.', repository: { tag: 'x' } }, /repository\.tag: there is no such option/],
    [{ base: '.', llms: 'x' }, /llms: expected boolean, or object, received "x"/],
  ])('%o is refused, and the message says which option and why', ([options, message]) => {
    // The config of a JavaScript project is not checked by TypeScript.
    const call: (options: unknown) => unknown = parseOptions;
    expect(() => call(options)).toThrow(message);
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
