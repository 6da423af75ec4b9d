import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { expect, test } from 'vitest';
import { VARIABLES } from '../../deploy/environments/variables.ts';

const folder = join(import.meta.dirname, '../../../.github/workflows');
const workflows = globSync('*.yml', { cwd: folder }).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);
const text = new Map(workflows);

test.each(workflows)('%s is as the schema of workflows says', (_name, workflow) => {
  expect(validateWorkflow(workflow).errors).toEqual([]);
});

test('a workflow that is not is found', () => {
  expect(validateWorkflow('name: Broken\non: push\njobs:\n  a:\n    steps: []\n').errors).not.toEqual([]);
});

test.each([
  ['preview.yml', 'preview'],
  ['staging.yml', 'staging'],
  ['promote.yml', 'production'],
  ['rollback.yml', 'production'],
] as const)('%s is given what its environment must be told, and secrets as secrets', (name, environment) => {
  const workflow = text.get(name) ?? '';
  expect(workflow).toContain(`    environment: ${environment}\n`);
  for (const [variable, { stage, secret, needed }] of Object.entries(VARIABLES)) {
    const of = secret ? 'secrets' : 'vars';
    if (stage === 'deploy' && needed.includes(environment))
      expect(workflow).toContain(`          ${variable}: \${{ ${of}.${variable} }}\n`);
    expect(workflow).not.toContain(`${secret ? 'vars' : 'secrets'}.${variable} }}`);
  }
});

test.each(workflows)('%s keeps caches by files that are there', (_name, workflow) => {
  const files = [...workflow.matchAll(/hashFiles\(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(','));
  for (const file of files.map((quoted) =>
    quoted
      .trim()
      .slice(1, -1)
      .replace(/\/\*\*$/, ''),
  ))
    expect(existsSync(join(folder, '../..', file)), file).toBe(true);
});

test('the weekly report is given all that it asks with, and waits for no reviewer', () => {
  const workflow = text.get('targets.yml') ?? '';
  expect(workflow).toContain('    environment: monitoring\n');
  const asked = ['VERCEL_TOKEN', 'VERCEL_ORG_ID', 'VERCEL_PROJECT_ID', 'PRODUCTION_DOMAIN'];
  for (const name of [...asked, 'WORKER_API_URL', 'WORKER_REPORT_TOKEN']) {
    const of = VARIABLES[name]?.secret ? 'secrets' : 'vars';
    expect(workflow).toContain(`          ${name}: \${{ ${of}.${name} }}\n`);
  }
});

test('only a promotion may write to the repository, and production has one run at a time', () => {
  const writers = workflows.filter(([, workflow]) => workflow.includes('contents: write'));
  expect(writers.map(([name]) => name)).toEqual(['promote.yml']);
  for (const name of ['promote.yml', 'rollback.yml'])
    expect(text.get(name)).toContain('concurrency:\n  group: production\n  cancel-in-progress: false\n');
});
