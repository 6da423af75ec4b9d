import { expect, test } from 'vitest';
import { omitTitle } from '../../src/astro/omit-title.ts';
import { toHtml } from '../../src/render.ts';
import { code, markdown, renderCells } from '../build-notebook.ts';

test.for([
  ['# Walking\n\nSteps.\n\n## Speed', ['Speed']],
  ['---\ntitle: Other\n---\n# Walking', ['Walking']],
  ['## Walking\n\nSteps.', ['Walking']],
  ['Steps.\n\n# Walking', ['Walking']],
] as const)('%j keeps the headings %j', async ([source, kept]) => {
  const { hast, frontmatter, headings } = await renderCells([markdown(source)]);
  const remaining = omitTitle(hast, frontmatter.title, headings);
  expect(remaining.map(({ text }) => text)).toEqual(kept);
  for (const { slug, text } of remaining) expect(toHtml(hast)).toMatch(new RegExp(`id="${slug}">.*${text}`));
  expect(toHtml(hast).match(/<h\d/g)).toHaveLength(kept.length);
});

test('what links to the title leads to where it stood', async () => {
  const { hast, frontmatter, headings } = await renderCells([
    markdown('# A Walk\n\n[up](#A-Walk)'),
    code('1'),
  ]);
  omitTitle(hast, frontmatter.title, headings);
  expect(toHtml(hast)).toMatch(/<span id="a-walk" class="nb-anchor">.*href="#a-walk"/s);
});
