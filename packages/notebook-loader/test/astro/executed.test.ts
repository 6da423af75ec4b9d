import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment } from '../execute/workbench.ts';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;
let first: Awaited<ReturnType<Fixture['build']>>;

const build = (onBroken: string) =>
  fixture.build({
    ...{ VIRTUAL_ENV: environment, FAKE_NODE: process.execPath, ON_BROKEN: onBroken },
  });

beforeAll(async () => {
  fixture = await copyFixture('executed');
  first = await build('warn');
  expect(first, first.output).toMatchObject({ status: 0 });
});

afterAll(() => fixture.remove());

test.each(['notebooks/good/index.html', 'notebooks/good.md', 'entries/good/index.html'])(
  '%s has what was put out when the notebook was run',
  async (file) => {
    const text = await fixture.read(file);
    expect(text).toContain('computed');
    expect(text).not.toContain('saved');
  },
);

test('the file itself is published as its author saved it', async () => {
  const file = await readFile(join(fixture.root, '../lab/good.ipynb'), 'utf8');
  expect(file).toContain('saved');
  expect(await fixture.read('notebooks/good.ipynb')).toBe(file);
});

test('a notebook that failed is shown as far as it came, and told with its cell', async () => {
  const page = await fixture.read('notebooks/failing/index.html');
  expect(page).toMatch(/before.*Traceback: no data/s);
  expect(page).not.toContain('saved');
  expect(await fixture.read('entries/failing/index.html')).toMatch(/before.*Traceback: no data/s);
  expect(first.output).toContain('Running ../lab/good.ipynb');
  expect(first.output).toContain(
    '../lab/failing.ipynb (cell 3): The cell failed when it was run: ValueError: no data.',
  );
});

test('another build runs what failed alone, and fails with it by default', async () => {
  const { status, output } = await build('error');
  expect(status).toBe(1);
  expect(output).toMatch(/Jupyter could not run all notebooks to their ends:\n.*failing\.ipynb \(cell 3\)/);
  expect(output).toMatch(/Ran \.\.\/lab\/failing\.ipynb in [\d.]+ s; 0 left/);
  expect(output).not.toContain('Running ../lab/good.ipynb');
});
