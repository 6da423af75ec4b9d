import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Nodes } from 'hast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNotebook } from '../../src/media/open-notebook.ts';
import { Spool } from '../../src/media/spool.ts';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { htmlPieces } from '../../src/tree/settle.ts';
import { code, display, markdown, notebook, pixel, stream } from '../build-notebook.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-notebook-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lines = Array.from(
  { length: 30_000 },
  (_, step) => `step ${step} \u001b[32mok\u001b[0m <b> & ${'.'.repeat(40)}\n`,
);
const rows = Array.from({ length: 400 }, (_, row) => `<tr><th>${row}</th><td>${row / 7}</td></tr>`).join('');
const table = (attributes: string) =>
  `<table${attributes}><thead><tr><th></th><th>a</th></tr></thead>${rows}</table>`;

/** More than 8 MB of what pages refer to, number and link, between what they do not. */
const large = notebook([
  markdown('# One\n\nSee @fig-a, [the table](#styled) and [two](#Two).'),
  code('print(1)', [stream(lines.join(''))]),
  code('#| label: fig-a\n#| fig-cap: A caption\nplot()', [
    display({ 'image/png': pixel, 'text/plain': '<Figure>' }),
    display({ 'text/html': table('') }),
  ]),
  code('style()', [
    display({ 'text/html': table(' id="styled"') }),
    display({ 'text/html': `<a href="#one">${rows}</a>` }),
  ]),
  markdown('## Two'),
  code('show()', [
    display({ 'text/markdown': `## Three\n\n${'A word of @fig-a. '.repeat(60)}` }),
    display({
      'text/html': `<p><a href="b.ipynb">b</a> <img src="c.png" alt="c"> ${'word '.repeat(200)}</p>`,
    }),
  ]),
  ...Array.from({ length: 4 }, () => code('log()', [stream(lines.join('')), stream('short', 'stderr')])),
]);

test('what is larger than memory is rendered to what it is rendered to in memory', async () => {
  const file = join(folder, 'large.ipynb');
  await writeFile(file, large);
  const options = { path: 'large.ipynb', keepReferences: true };
  const whole = await renderNotebook(large, options);
  const opened = await openNotebook(file, folder);
  try {
    const rendered = await opened.render({ ...options, settle: true });
    const settled = rawNodes(rendered.hast);
    expect(settled.length).toBeGreaterThan(6);
    expect([...htmlPieces([rendered.hast])].join('')).toBe(toHtml(whole.hast));
    expect(rendered.messages.map(String)).toEqual(whole.messages.map(String));
    expect(rendered.media.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual(
      whole.media.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
    );
    expect(rendered.media).not.toEqual([]);
    const { headings, anchors, labels } = whole;
    expect(rendered).toMatchObject({ headings, anchors, labels });
  } finally {
    opened.close();
  }
  // What waited on the disk is gone.
  expect(await readdir(folder)).toEqual(['large.ipynb']);
});

test('a damaged one is refused with its place', async () => {
  const file = join(folder, 'damaged.ipynb');
  await writeFile(file, large.slice(0, -100));
  const opened = await openNotebook(file, folder);
  await expect(opened.render({ path: 'damaged.ipynb' })).rejects.toThrow(
    new RegExp(`^damaged.ipynb:1:${large.length - 99} \\(cell 10\\): The file ends in the middle`),
  );
  opened.close();
});

test('small and large files say the same of themselves', async () => {
  const [small, padded] = [join(folder, 'small.ipynb'), join(folder, 'padded.ipynb')];
  const text = notebook([markdown('a'), code('b', [stream('c')])]);
  await writeFile(small, text);
  await writeFile(padded, text + ' '.repeat(8_000_000));
  const facts = async (file: string) => {
    const opened = await openNotebook(file, folder);
    try {
      const { hast, notebook: read } = await opened.render({ settle: true });
      return { html: toHtml(hast), cells: JSON.stringify(read.cells), places: opened.placesOf(new Set([2])) };
    } finally {
      opened.close();
    }
  };
  expect(await facts(padded)).toEqual(await facts(small));
});

test('a spool gives back what it was given', () => {
  const spool = new Spool(join(folder, 'spool'));
  const reads = ['one', '', 'three'].map((text) => spool.keep(Buffer.from(text)));
  expect(reads.map((read) => Buffer.from(read()).toString())).toEqual(['one', '', 'three']);
  spool.close();
});

function rawNodes(node: Nodes): Nodes[] {
  if (node.type === 'raw') return [node];
  return 'children' in node ? node.children.flatMap(rawNodes) : [];
}
