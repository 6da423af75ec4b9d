import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toString as hastToString } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { toHtml } from '../../src/render.ts';
import { highlight } from '../../src/tree/highlight/highlighter.ts';
import { createStyleSheet } from '../../src/trust/style-sheet.ts';

const lines = (source: string, language: string) => highlight(source, language, createStyleSheet());

test.each<[string, string, string]>([
  ['python', 'def f(x):', '<span class="nb-t-keyword">def </span><span class="nb-t-function">f</span>'],
  ['PY', '# a', '<span class="nb-t-comment"># a</span>'],
  ['html', '<b style="color: red">', '<span class="nb-t-tag">b </span>'],
  ['r', 'x <- TRUE', '<span class="nb-t-number">TRUE</span>'],
])('colours %s', async (language, source, html) => {
  const shown = await lines(source, language);
  expect(toHtml(shown)).toContain(html);
  expect(hastToString({ type: 'root', children: shown })).toBe(source);
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
