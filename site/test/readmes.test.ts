import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../packages/astro-unity/src/cli/command-line.ts';
import { optionNames as unityOptionNames } from '../../packages/astro-unity/src/options.ts';
import {
  optionNames as notebookOptionNames,
  sourceSchema,
} from '../../packages/notebook-loader/src/astro/options.ts';
import { usage } from '../../packages/notebook-loader/src/cli/usage.ts';
import { codeIn, PACKAGES, tableRows } from './docs/code-blocks.ts';
import { publicNames } from './docs/public-names.ts';

const read = (path: string): string => readFileSync(join(PACKAGES, path), 'utf8');

/** Code in the first column of the tables with one of these headings, without what follows a name. */
const namesIn = (readme: string, ...headings: string[]): string[] =>
  tableRows(readme, ...headings)
    .flatMap(([first = '']) => codeIn(first))
    .map((code) => code.split(' ')[0] ?? '')
    .sort();

/** A part of a README, below its heading. */
function section(readme: string, heading: string): string {
  const [, text] = readme.split(`\n${heading}\n`);
  if (text === undefined) throw new Error(`There is no "${heading}".`);
  return text.split(/^#{1,3} /m)[0] ?? '';
}

/** The fields of the interface `Props`, or of another one, in a component or a module. */
function fieldsOf(source: string, name = 'Props'): string[] {
  const [, body = ''] = new RegExp(`interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)^\\}`, 'm').exec(source) ?? [];
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field = '']) => field).sort();
}

describe.each(['astro-unity', 'notebook-loader'])('the README of %s', (name) => {
  const readme = read(`${name}/README.md`);
  const entries = section(readme, '## Entry points');
  /** Those that a project is not to import. */
  const internal = entries.replaceAll(/^\|.*$/gm, '');

  test('has the parts of a reference, in their order', () => {
    const headings = [...readme.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    const expected = ['Install', 'First use', 'Options', 'Entry points', 'Troubleshooting', 'Licence'];
    expect(headings.filter((heading) => expected.includes(heading ?? ''))).toEqual(expected);
  });

  test('leads to files that are there', () => {
    const links = [...readme.matchAll(/realmotionengine-web\/blob\/main\/([^)#\s]+)/g)].map(
      ([, path = '']) => path,
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(join(PACKAGES, '..', path)))).toEqual([]);
  });

  // TypeScript reads the package, and all types that it uses.
  test('names every entry point, and all that it exports', { timeout: 180_000 }, () => {
    const rows = new Map(
      tableRows(entries, 'import').map(([first = '', second = '']) => [codeIn(first)[0], codeIn(second)]),
    );
    for (const [path, exported] of publicNames(name)) {
      const row = rows.get(path);
      if (row === undefined) {
        expect(codeIn(internal), path).toContain(path);
        continue;
      }
      const described = row.map((code) => code.replace('()', ''));
      // What only the package's own pages use is part of one entry, and said to be.
      const own = path === 'notebook-loader/pages' ? ownExports : [];
      expect([...described, ...own, 'default'], path).toEqual(expect.arrayContaining([...exported]));
      expect(exported, path).toEqual(expect.arrayContaining(described));
    }
  });
});

/** Of `notebook-loader/pages`: what components and routes of the package import by its name. */
const ownExports = [
  ...['CellPart', 'CellQuery', 'NotebookModule', 'RegisteredNotebook'],
  ...['diagnosisHtml', 'findCells', 'hasPagefind', 'isHiddenDraft', 'renderHtml'],
];

describe('the README of astro-unity', () => {
  const readme = read('astro-unity/README.md');

  test('describes the options', () => {
    expect(namesIn(section(readme, '## Options'), 'option')).toEqual([...unityOptionNames.site].sort());
    expect(namesIn(section(readme, '## Options'), 'option of a build')).toEqual(
      [...unityOptionNames.build].sort(),
    );
  });

  test('describes the props', () => {
    const props = namesIn(section(readme, '### `<UnityPlayer>`'), 'prop');
    expect(props).toEqual(fieldsOf(read('astro-unity/src/components/UnityPlayer.astro')));
    const react = fieldsOf(read('astro-unity/src/react/UnityPlayer.tsx'), 'UnityPlayerProps');
    expect([...props, 'children', 'className', 'ref'].sort()).toEqual(react);
  });

  test('describes the events and the methods of the element', () => {
    const rows = namesIn(section(readme, '### The element'), '');
    const source = read('astro-unity/src/client/index.ts');
    const events = [...source.matchAll(/'(unity-\w+)': CustomEvent/g)].map(([, event]) => event);
    expect(events).toHaveLength(4);
    expect(rows.filter((row) => row.startsWith('unity-'))).toEqual(events.sort());
    const handle = fieldsOf(read('astro-unity/src/react/use-unity.ts'), 'UnityPlayerHandle');
    expect(codeIn(section(readme, '### React').replaceAll(/^```[\s\S]*?^```$/gm, ''))).toEqual(
      expect.arrayContaining(handle.filter((field) => field !== 'ref')),
    );
  });

  test('describes the codes of errors', () => {
    const source = read('astro-unity/src/client/player-error.ts');
    const [union = ''] = /export type PlayerErrorCode =[^;]*;/.exec(source) ?? [];
    const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code);
    expect(namesIn(section(readme, '### Errors'), '`code`')).toEqual(codes.sort());
  });

  test('describes the custom properties and the classes', () => {
    const style = read('astro-unity/src/client/player.css');
    const names = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort();
    const described = section(readme, '### Style');
    expect(names(described, /--unity-\w+/g)).toEqual(names(style, /--unity-\w+/g));
    // The shape is an empty box that holds the place.
    expect([...names(described, /\.unity-\w+/g), '.unity-shape'].sort()).toEqual(
      names(style, /\.unity-\w+/g),
    );
  });

  test('describes the options of the command', async () => {
    const help: string[] = [];
    await runCommandLine(['--help'], { out: (text) => help.push(text), error: () => {}, color: false });
    expect(namesIn(section(readme, '## Command line'), 'option')).toEqual(flagsOf(help.join('\n')));
  });
});

describe('the README of notebook-loader', () => {
  const readme = read('notebook-loader/README.md');

  test('describes the options', () => {
    expect(namesIn(section(readme, '## Options'), 'option')).toEqual([...notebookOptionNames].sort());
    expect(namesIn(section(readme, '### In Starlight'), 'option')).toEqual(['sidebar']);
    // What the loader takes stands above the table; its `route` is described with collections.
    const [above = ''] = section(readme, '## Options').split('\n|');
    const ofLoader = codeIn(above).filter((code) => notebookOptionNames.includes(code));
    expect([...ofLoader, 'route'].sort()).toEqual(Object.keys(sourceSchema.shape).sort());
  });

  test.each(['Notebook', 'NotebookCell'])('describes the props of <%s>', (component) => {
    const source = read(`notebook-loader/src/components/${component}.astro`);
    const query = component === 'NotebookCell' ? ['id', 'label', 'tag'] : [];
    expect(namesIn(readme, `\`<${component}>\``)).toEqual([...fieldsOf(source), ...query].sort());
  });

  test('describes what a page knows of its notebook', () => {
    const fields = fieldsOf(read('notebook-loader/src/astro/pages.ts'), 'NotebookPage');
    const described = namesIn(readme, '`NotebookPage`');
    // The path is that of a file on the machine that builds, and a page with a diagnosis is not built.
    expect([...described, 'diagnosis', 'download', 'path'].sort()).toEqual(fields);
  });

  test('describes the options of the command', () => {
    expect(namesIn(section(readme, '## Without Astro'), 'option')).toEqual(flagsOf(usage));
  });
});

function flagsOf(help: string): string[] {
  return [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag = '']) => flag).sort();
}

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (name) => {
  const root = join(PACKAGES, '..');
  const text = readFileSync(join(root, name), 'utf8');

  test('names files and folders that are there', () => {
    const roots = [
      '.',
      'packages/astro-unity',
      'packages/astro-unity/src',
      'packages/notebook-loader/src',
      'site',
      'site/src',
      'tools',
    ];
    const isThere = (path: string): boolean => roots.some((folder) => existsSync(join(root, folder, path)));
    const outside = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
    const linked = [...outside.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    // `bench/` lies in each package, and `dist` where there was a build.
    const named = codeIn(outside).filter((code) => /^(?!bench\/)[\w.-]+\/[\w./-]*$/.test(code));
    expect([...linked, ...named].filter((path) => !isThere(path))).toEqual([]);
  });

  test('names commands that there are', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const own = ['exec', 'changeset', '--filter', '<package>'];
    const said = [...text.matchAll(/(?:`|^|-y )pnpm(?:@12\.21\.0)? (\S+?)[`,\s]/gm)].map(
      ([, command = '']) => command,
    );
    const listed = namesIn(text, 'command').filter((command) => command !== 'pnpm');
    const unknown = [...said, ...listed].filter(
      (command) => !Object.hasOwn(scripts, command) && !own.includes(command),
    );
    expect(unknown).toEqual([]);
    if (name === 'CONTRIBUTING.md')
      expect(Object.keys(scripts).filter((script) => !text.includes(`pnpm ${script}`))).toEqual([]);
  });
});

test.each(['astro-unity', 'notebook-loader'])(
  'ARCHITECTURE.md says what each folder of %s answers',
  (name) => {
    const text = readFileSync(join(PACKAGES, '../ARCHITECTURE.md'), 'utf8');
    const rows = tableRows(section(text, `### packages/${name}/src`), 'folder');
    const described = rows.flatMap(([first = '']) => codeIn(first)).map((code) => code.replace('/', ''));
    const entries = readdirSync(join(PACKAGES, name, 'src'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(described.sort()).toEqual(folders.sort());
  },
);
