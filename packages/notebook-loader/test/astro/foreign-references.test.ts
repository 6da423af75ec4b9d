import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotebookSource } from '../../src/astro/notebook-source.ts';
import { code, display, markdown, notebook, pixel } from '../build-notebook.ts';

let base: string;

const chapter = [
  markdown('# The gait\n\n(sec)=\n## Steps\n\n$$x \\label{speed}$$\n\n```{math}\n:label: length\ny\n```'),
  code('#| label: fig-walk\n#| fig-cap: A walk\nplot()', [display({ 'image/png': pixel })]),
];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'references-'));
  await writeFile(join(base, 'chapter.ipynb'), notebook(chapter));
});

afterAll(() => rm(base, { recursive: true }));

function open() {
  return new NotebookSource({
    base,
    pattern: ['*.ipynb'],
    root: base,
    mediaFolder: join(base, 'media'),
    render: {},
    drafts: false,
    pageOf: (id) => `/nb/${id}/`,
  });
}

/** What a second notebook with this text becomes. */
async function prepare(text: string, source = open()) {
  await writeFile(join(base, 'other.ipynb'), notebook([markdown(text)]));
  const file = (await source.files()).find(({ id }) => id === 'other');
  const result = file && (await source.prepare(file));
  if (!result || !('notebook' in result)) throw new Error('The notebook could not be prepared.');
  const { html, warnings, dependencies } = result.notebook;
  const [, address, words] = /<a href="([^"]*)"[^>]*>(.*?)<\/a>/.exec(html) ?? [];
  return { html, warnings, dependencies, address, words };
}

const figure = '/nb/chapter/#user-content-fig-walk';

test.for([
  ['@fig-walk', figure, 'Figure 1'],
  ['{numref}`fig-walk`', figure, 'Figure 1'],
  ['{numref}`Fig. %s <FIG-WALK>`', figure, 'Fig. 1'],
  ['{ref}`fig-walk`', figure, 'A walk'],
  ['{ref}`see it <fig-walk>`', figure, 'see it'],
  ['[](#fig-walk)', figure, 'A walk'],
  ['[](chapter.ipynb#fig-walk)', figure, 'Figure 1'],
  ['\\eqref{length}', '/nb/chapter/#user-content-length', '(2)'],
  ['{eq}`length`', '/nb/chapter/#user-content-length', '(2)'],
  ['{ref}`sec`', '/nb/chapter/#user-content-sec', 'Steps'],
  ['{doc}`chapter`', '/nb/chapter/', 'The gait'],
  ['{doc}`that one <chapter>`', '/nb/chapter/', 'that one'],
  ['[](chapter.ipynb)', '/nb/chapter/', 'The gait'],
  ['[](chapter.ipynb#steps)', '/nb/chapter/#steps', 'Steps'],
] as const)('%s leads to %s, as “%s”', async ([text, address, words]) => {
  expect(await prepare(text)).toMatchObject({ address, words, warnings: [] });
});

test('its own label comes first', async () => {
  const { address, words } = await prepare('::: {#fig-walk}\n![a](x)\n\nMine\n:::\n\n@fig-walk');
  expect([address, words]).toEqual(['#user-content-fig-walk', 'Figure 1']);
});

test('a label that no notebook has is text, and reported with its place', async () => {
  const { html, warnings } = await prepare('see @fig-nowhere and {numref}`Fig. %s <gone>`');
  expect(html).toContain('see <span class="nb-dead-link">fig-nowhere</span>');
  expect(warnings).toMatchObject([
    {
      place: expect.stringMatching(/other\.ipynb \(cell 1\)$/),
      reason: expect.stringContaining('“fig-nowhere” leads nowhere'),
    },
    { reason: expect.stringContaining('“gone”') },
  ]);
});

test('a label that two notebooks have leads to the first, and both are named', async () => {
  await writeFile(join(base, 'double.ipynb'), notebook(chapter));
  const { address, warnings } = await prepare('@fig-walk');
  await rm(join(base, 'double.ipynb'));
  expect(address).toBe(figure);
  expect(warnings[0]?.reason).toMatch(/^Both .*chapter\.ipynb and .*double\.ipynb have the label “fig-walk”/);
});

test('is written again when the number changes over there, and only those that may have the label are rendered', async () => {
  await writeFile(join(base, 'bystander.ipynb'), notebook([markdown('# Nothing')]));
  const source = open();
  const { dependencies } = await prepare('@fig-walk', source);
  expect(dependencies).toEqual([join(base, 'chapter.ipynb')]);
  expect(
    source
      .refresh()
      .map((path) => path.slice(base.length + 1))
      .sort(),
  ).toEqual(['chapter.ipynb', 'other.ipynb']);
  await prepare('@fig-walk', source);
  const first = code('#| label: fig-a\n#| fig-cap: First\nplot()', [display({ 'image/png': pixel })]);
  await writeFile(join(base, 'chapter.ipynb'), notebook([first, ...chapter]));
  expect(await source.forgetDependents(join(base, 'chapter.ipynb'))).toEqual([join(base, 'other.ipynb')]);
  expect((await prepare('@fig-walk', source)).words).toBe('Figure 2');
});
