import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await copyFixture('schema');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
});

afterAll(() => fixture.remove());

test('pages get what the schema makes of the front matter', async () => {
  expect(await fixture.read('notebooks/walking/index.html')).toContain('data-course="GAIT" data-year="2026"');
  expect(await fixture.read('notebooks/course/second/index.html')).toContain('data-course="RUN"');
});

test('with the types of the schema', async () => {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const run = promisify(execFile)(process.execPath, [compiler, '--noEmit', '-p', fixture.root]);
  expect(await run.catch((error: { stdout: string }) => error)).toMatchObject({ stdout: '' });
});

/** The notebook `walking` with another line of front matter. */
async function writeCourse(line: string): Promise<void> {
  const path = join(fixture.root, '../notebooks/walking.ipynb');
  await writeFile(path, (await readFile(path, 'utf8')).replace(/course: [^\\]*/, line));
}

test('a notebook that does not fit says so on its page in development', async () => {
  await writeCourse('course: swim');
  const server = await fixture.dev();
  const page = await (await fetch(`${server.url}/notebooks/walking/`)).text();
  await server.stop();
  expect(page).toContain('This notebook cannot be shown');
  expect(page).toMatch(/“course”: expected one of .*gait.*run.*, but it is .*swim/);
});

test('and fails the build at its end, with the field and the remedy', async () => {
  const { status, output } = await fixture.build();
  expect(status).toBe(1);
  expect(output).toMatch(
    /One notebook cannot be shown:\s+- .*walking\.ipynb: The front matter does not fit the schema/,
  );
  expect(output).toContain('in src/notebook-schema.ts');
});

test.for([
  ['export const schema = 1;', 'is not a zod object'],
  ["import 'nowhere-at-all';", 'cannot be run'],
] as const)('a module like %j is explained', async ([source, message]) => {
  await writeFile(join(fixture.root, 'src/notebook-schema.ts'), source);
  const { status, output } = await fixture.build();
  expect(status).toBe(1);
  expect(output).toContain(message);
});
