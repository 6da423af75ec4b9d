import { readFile } from 'node:fs/promises';
import { AstroError } from 'astro/errors';
import unity from 'astro-unity';
import { describe, expect, test } from 'vitest';
import { parseOptions } from '../src/options.ts';

test('both forms of a build are read', () => {
  expect([...parseOptions({ builds: { a: './a', b: { export: './b', stem: 'Game' } } }).builds]).toEqual([
    ['a', { export: './a' }],
    ['b', { export: './b', stem: 'Game' }],
  ]);
});

/** What people write by mistake, and what they read then. */
const wrong: [options: unknown, ...lines: string[]][] = [
  [
    undefined,
    'builds: this option is missing; expected names, each with the folder that Unity wrote, such as { "my-game": "./unity/Builds/Web" }.',
  ],
  [
    { builds: ['./a'] },
    'builds: expected names, each with the folder that Unity wrote, such as { "my-game": "./unity/Builds/Web" }, received a list.',
  ],
  [{ builds: {}, build: './a' }, 'build: there is no such option. Did you mean "builds"?'],
  [{ builds: {}, quality: 'high' }, 'quality: there is no such option.'],
  [{ builds: { a: '' } }, 'builds.a: Expected the folder that Unity wrote, such as "./unity/Builds/Web".'],
  [
    { builds: { a: 1 } },
    'builds.a: Expected the folder that Unity wrote, such as "./unity/Builds/Web", or { export: "./unity/Builds/Web" } with options.',
  ],
  [{ builds: { 'a/b': './a' } }, 'builds.a/b: A build name consists of letters, digits, ".", "_" and "-".'],
  [
    { builds: { a: { export: './a', source: './c' } } },
    'builds.a.source: there is no such option. Did you mean "sources"?',
  ],
  [
    { builds: { a: { folder: './a' } } },
    'builds.a.export: this option is missing; expected the folder that Unity wrote, such as "./unity/Builds/Web".',
    'builds.a.folder: there is no such option. There are "export", "stem", "sources", "unpack" and "budget".',
  ],
  [{ builds: { a: { export: './a', stem: '' } } }, 'builds.a.stem: Expected a text that is not empty.'],
  [
    { builds: { a: { export: './a', unpack: 'no' } } },
    'builds.a.unpack: expected true or false, received "no".',
  ],
  [
    { builds: {}, host: 'vercel' },
    'host: "vercel" is no host to name: add the adapter @astrojs/vercel, which tells the host by itself.',
  ],
  [{ builds: {}, budget: 0 }, 'budget: Expected a number of bytes above 0, such as 3_000_000.'],
  [
    { builds: {}, budget: '3MB' },
    'budget: Expected bytes as a number (3_000_000 is 3 MB), limits as in { total: 5_000_000, action: "error" }, or false for none.',
  ],
  [
    { builds: {}, budget: { sound: 1 } },
    'budget.sound: there is no such option. There are "total", "loader", "framework", "code", "data" and "action".',
  ],
  [
    { builds: { a: { export: './a', budget: { action: 'fail' } } } },
    'builds.a.budget.action: expected "warn" or "error", received "fail".',
  ],
  [{ builds: {}, host: 'github-pages' }, 'host: "github-pages" has the name "none" here.'],
  [
    { builds: {}, offline: 'yes' },
    'offline: expected true or false, or an object with "pages", received "yes".',
  ],
  [
    { builds: {}, offline: { pages: '/demo/' } },
    'offline.pages: expected a list, received "/demo/". Write ["/demo/"].',
  ],
  [
    { builds: {}, offline: { pages: ['demo'] } },
    'offline.pages.0: Expected the path of a page, beginning with "/", such as "/demo/".',
  ],
  [{ builds: {}, offline: { page: '/' } }, 'offline.page: there is no such option. Did you mean "pages"?'],
];

describe('wrong options', () => {
  test.each(wrong)('%j', (options, ...lines) => {
    expect(complaintsOf(options)).toEqual(lines);
  });

  test('the README shows what is said of them', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const complaints = complaintsOf({
      builds: { game: { export: './game', source: './Assets' } },
      host: 'netlfy',
    });
    expect(complaints).toHaveLength(2);
    expect(readme).toContain(
      `The options of astro-unity cannot be used:\n${complaints.map((line) => `- ${line}\n`).join('')}`,
    );
  });

  test('are refused when the config is read, with a call that works', () => {
    // The config of a JavaScript project is not checked by TypeScript.
    expect(() => Reflect.apply(unity, undefined, [{}])).toThrow(
      expect.objectContaining({
        hint: expect.stringContaining("unity({ builds: { 'my-game': "),
      }),
    );
  });
});

test.each([
  ['friendly-errors.ts', 'astro/friendly-errors.ts'],
  ['nearest.ts', 'astro/nearest.ts'],
  ['cli/crash.ts', 'cli/crash.ts'],
])('%s is the one of notebook-loader', async (ours, theirs) => {
  // Packages that are installed apart share no code; what both say is to be said alike.
  const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
  expect(await read(`astro-unity/src/${ours}`)).toBe(await read(`notebook-loader/src/${theirs}`));
});

function complaintsOf(options: unknown): string[] {
  try {
    parseOptions(options);
    return [];
  } catch (error) {
    if (!(error instanceof AstroError)) throw error;
    const [, ...lines] = error.message.split('\n');
    return lines.map((line) => line.replace(/^- /, ''));
  }
}
