import { bundledLanguages } from 'shiki/langs';
import { expect, it } from 'vitest';
import { grammarOf, importGrammar } from '../../src/tree/highlight/grammars.ts';
import { code, renderCells } from '../build-notebook.ts';

it('there is a file for each language that Shiki names, but for those that cannot run', () => {
  const names = Object.keys(bundledLanguages);
  const missing = names.filter((name) => {
    const grammar = grammarOf(name);
    return grammar === undefined || !import.meta.resolve(`@shikijs/langs-precompiled/${grammar}`);
  });
  expect(missing).toEqual(['ahk2', 'autohotkey2'].filter((name) => names.includes(name)));
});

it.each(['python', 'R', 'julia', 'c++', 'c#', 'f#', 'scala', 'haskell', 'bash', 'sql'])('%s is coloured', async (name) => {
  expect(await importGrammar(grammarOf(name) ?? '')).not.toEqual([]);
  const { html } = await renderCells([code('x = "a" // 1')], {});
  expect(html).toContain('nb-t-');
});
