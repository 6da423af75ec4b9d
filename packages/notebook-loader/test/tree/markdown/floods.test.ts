import { expect, test } from 'vitest';
import { code, markdown, renderCells } from '../../build-notebook.ts';

/** Text that makes patterns of markup try again and again; a page that takes long fails by the limit of the test. */
const many = (text: string, count = 100_000) => text.repeat(count / text.length);
const references = '---\nreferences:\n  - id: a\n    type: book\n    title: T\n---\n';

test.each<[string, string]>([
  ['labels', `[${many('@fig-aaaaaaaaa')}`],
  ['one long label', `[@fig-${many('a-')}`],
  ['citations', `${references}[${many('@a')}`],
  ['spaces in a citation', `${references}[@a,${many(' ')}x]`],
  ['attributes of a heading', `# T {.a${many('-')}`],
  ['spaces in a heading', `# T ${many(' ')}x {x`],
  ['tags', `<a${many(' ')}`],
  ['names of tags', `<${many('a')}`],
  ['shortcodes', many('{{<')],
  ['substitutions', `---\nsubstitutions:\n  a: 1\n---\n${many('{{')}`],
  ['footnotes', many('[^')],
  ['colons', `::: {${many(' ')}x`],
  ['carets of a card', `:::{card} T\n${many('^')}\n:::`],
  ['lines of colons', many(':::{note}\n')],
  ['emoji', many(':a')],
  ['tags that cite', `${references}${many('<cite data-cite="a">')}`],
  ['a title with empty lines', `# T${many('\n')}x`],
])('%s', async (_, source) => {
  const { text } = await renderCells([markdown(source)]);
  expect(text.length).toBeGreaterThanOrEqual(0);
});

test.each<[string, string]>([
  ['a form of spaces', `#@title${many(' ')}x`],
  ['options', many('#| a: b\n')],
])('%s', async (_, source) => {
  const { html } = await renderCells([code(source)]);
  expect(html).toContain('<article');
});
