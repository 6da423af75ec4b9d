import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toString as hastToString } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { toHtml } from '../../src/render.ts';
import { eachElement } from '../../src/tree/each-element.ts';
import { highlight } from '../../src/tree/highlight/highlighter.ts';
import { createStyleSheet } from '../../src/trust/style-sheet.ts';

const lines = (source: string, language: string) => highlight(source, language, createStyleSheet());

test.each<[string, string, string]>([
  ['python', 'def f(x):', '<span class="nb-t-keyword">def </span><span class="nb-t-function">f</span>'],
  ['PY', '# a', '<span class="nb-t-comment"># a</span>'],
  ['html', '<b style="color: red">', '<span class="nb-t-tag">b </span>'],
  ['html', '<script>let a = 1</script><b>', '<span class="nb-t-keyword">let </span>'],
  [
    'html',
    '<script>a</script><style>.a { color: red }</style><i>',
    '<span class="nb-t-property">color</span>',
  ],
  ['html', '<style>a</style><script src="a"></script> let <i>', '> let &#x3C;'],
  [
    'sh',
    'for f in *.txt; do rm $f; done',
    '</span>f <span class="nb-t-keyword">in </span>*.txt; <span class="nb-t-keyword">do </span><span class="nb-t-function">rm </span>',
  ],
  ['cpp', 'int a = f(2);', '<span class="nb-t-function">f</span>('],
  ['json', '{"a": 1}', '<span class="nb-t-property">"a"</span>: <span class="nb-t-number">1</span>'],
  [
    'bash',
    './x.sh -v $B/c | sort -n',
    '<span class="nb-t-function">./x.sh </span><span class="nb-t-number">-v </span>',
  ],
  [
    'sh',
    'rm -r $B/c && pip install d',
    '<span class="nb-t-variable">$B</span>/c &#x26;&#x26; <span class="nb-t-function">pip </span>install d',
  ],
  [
    'sh',
    'a \\\n  b\n$ c d',
    '<span class="line">  b</span>\n<span class="line"><span class="nb-t-function">$ c </span>d</span>',
  ],
  ['r', 'x <- TRUE', '<span class="nb-t-number">TRUE</span>'],
])('colours %s', async (language, source, html) => {
  const shown = await lines(source, language);
  expect(toHtml(shown)).toContain(html);
  expect(hastToString({ type: 'root', children: shown })).toBe(source);
});

test.each<[string, [kind: string, text: string][]]>([
  [
    '%timeit -n 10 f(x)',
    [
      ['meta', '%timeit '],
      ['operator', '-'],
      ['number', '10 '],
      ['function', 'f'],
    ],
  ],
  [
    '%%capture out\nimport a',
    [
      ['meta', '%%capture'],
      ['keyword', 'import '],
    ],
  ],
  ['files = !ls "it\'s" | grep def', [['meta', '!']]],
  [
    '!pip install \\\n  from\nimport a',
    [
      ['meta', '!'],
      ['keyword', 'import '],
    ],
  ],
  [
    'x = (a\n  %b)',
    [
      ['operator', '= '],
      ['operator', '%'],
    ],
  ],
  ['np.array??', [['meta', '??']]],
  [
    "'''\n!ls'''",
    [
      ['comment', "'''"],
      ['comment', "!ls'''"],
    ],
  ],
  [
    '@a.b\ndef f(x, *y, z: int = 1): pass',
    [
      ['meta', '@a'],
      ['meta', 'b'],
      ['keyword', 'def '],
      ['function', 'f'],
      ['variable', 'x'],
      ['operator', '*'],
      ['variable', 'y'],
      ['variable', 'z'],
      ['type', 'int '],
      ['operator', '= '],
      ['number', '1'],
      ['keyword', 'pass'],
    ],
  ],
  [
    'class A(B.C):\n   "doc"\n   pi = 3.1',
    [
      ['keyword', 'class '],
      ['type', 'A'],
      ['type', 'B'],
      ['type', 'C'],
      ['comment', '"doc"'],
      ['operator', '= '],
      ['number', '3.1'],
    ],
  ],
  [
    'print("%s\\n" % N_MAX, end="")',
    [
      ['function', 'print'],
      ['string', '"'],
      ['escape', '%s\\n'],
      ['string', '" '],
      ['operator', '% '],
      ['number', 'N_MAX'],
      ['variable', 'end'],
      ['operator', '='],
      ['string', '""'],
    ],
  ],
  [
    'if x:\n   y\n  return',
    [
      ['keyword', 'if '],
      ['keyword', 'return'],
    ],
  ],
  [
    'match = a.match(b)\nmatch b:\n  case 1: 2',
    [
      ['operator', '= '],
      ['function', 'match'],
      ['keyword', 'match '],
      ['keyword', 'case '],
      ['number', '1'],
      ['number', '2'],
    ],
  ],
])('colours of Python with IPython: %j', async (source, kinds) => {
  const shown: [string, string][] = [];
  eachElement(await lines(source, 'python'), (node) => {
    const [, kind] = /^nb-t-(\w+)$/.exec(String(node.properties.className)) ?? [];
    if (kind !== undefined) shown.push([kind, hastToString(node)]);
  });
  expect(shown).toEqual(kinds);
});

test.each([
  ['a language that has no grammar', 'x = 1', 'nosuch'],
  ['a source that nobody reads', 'x = 1\n'.repeat(40_000), 'python'],
  ['a line that nobody reads', `x = "${'a'.repeat(6000)}"`, 'python'],
])('%s stays plain', async (_, source, language) => {
  expect(toHtml(await lines(source, language))).not.toContain('nb-t-');
});

test('a string goes on in the next line, and not in the next source', async () => {
  expect(toHtml(await lines('"""a\nimport b', 'python'))).not.toContain('nb-t-keyword');
  expect(toHtml(await lines('import b', 'python'))).toContain('nb-t-keyword');
});

test('code looks the same, whatever languages were met before', async () => {
  const source = '---\ntitle: a\n---\n\n```yaml\na: 1\n```\n';
  const before = toHtml(await lines(source, 'markdown'));
  await lines('a: 1', 'yaml');
  expect(toHtml(await lines(source, 'markdown'))).toBe(before);
});

test('colours are the same where V8 compiles expressions without optimising, as it does after many', async () => {
  const tokens = (...flags: string[]) => {
    const program = `import { loadGrammar } from ${source('grammars')};
      import { tokenize } from ${source('tokenize')};
      console.log(JSON.stringify(tokenize('$HOME\\nWrite-Output 1', await loadGrammar('powershell'))));`;
    return promisify(execFile)(process.execPath, [...flags, '--input-type=module', '-e', program]);
  };
  const { stdout } = await tokens('--no-regexp-optimization');
  expect(JSON.parse(stdout)[0]).toEqual([{ value: '$HOME', kind: 'variable' }]);
  expect(stdout).toBe((await tokens()).stdout);
});

function source(name: string): string {
  return JSON.stringify(import.meta.resolve(`../../src/tree/highlight/${name}.ts`));
}
