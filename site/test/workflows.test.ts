import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../.github/workflows');
const workflows = globSync('*.yml', { cwd: folder }).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

test('there are workflows', () => {
  expect(workflows.map(([name]) => name)).toContain('ci.yml');
});

test.each(workflows)('%s pins its actions, asks for little, and ends in time', (_name, text) => {
  for (const [, action] of text.matchAll(/uses:\s*(\S+)/g)) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text).toMatch(/^concurrency:/m);
  const jobs = text.match(/runs-on:/g) ?? [];
  expect(text.match(/timeout-minutes:/g)).toHaveLength(jobs.length);
  // What a pull request says must never become part of a command.
  expect(text).not.toMatch(/\$\{\{\s*github\.(event|head_ref)/);
});
