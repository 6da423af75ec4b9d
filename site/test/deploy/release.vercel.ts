import { afterEach, expect, test } from 'vitest';
import { readRollbackTags } from '../../deploy/git/rollback-tags.ts';
import { type Clone, makeClone } from './clone.ts';
import { type LocalVercel, startLocalVercel } from './local-vercel/server.ts';
import { PRODUCTION_DOMAIN, STAGING_DOMAIN, TOKEN } from './local-vercel/state.ts';
import { type CommandResult, spawnCommand } from './spawn-command.ts';

const said: string[] = [];

afterEach(() => {
  expect(said.join('')).not.toContain(TOKEN);
  said.length = 0;
});

async function run(clone: Clone, vercel: LocalVercel, ...args: string[]): Promise<CommandResult> {
  const result = await spawnCommand(args, clone.directory, vercel.origin).ended;
  said.push(result.said);
  return result;
}

async function succeed(...args: Parameters<typeof run>): Promise<CommandResult> {
  const result = await run(...args);
  expect(result.status, result.said).toBe(0);
  return result;
}

test('two releases go to production as they were built, and one command goes back', async () => {
  await using vercel = await startLocalVercel();
  using clone = makeClone();
  const { aliases, deployments } = vercel.state;

  const first = await clone.release('0.1.0');
  await succeed(clone, vercel, 'candidate');
  expect(aliases.get(STAGING_DOMAIN)).toBe('dpl_1');
  expect(aliases.get(PRODUCTION_DOMAIN)).toBeUndefined();
  expect(deployments[0]).toMatchObject({ target: 'production', meta: { ...first, version: '0.1.0' } });
  await succeed(clone, vercel, 'promote', 'v0.1.0');
  expect(aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_1');

  await clone.release('0.2.0');
  await succeed(clone, vercel, 'candidate');
  await succeed(clone, vercel, 'promote', '0.2.0');
  expect(aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_2');
  const [tag] = await readRollbackTags(clone.directory);
  expect(tag).toMatchObject({
    version: '0.1.0',
    deployment: 'dpl_1',
    replacedBy: '0.2.0',
    commit: first.commit,
  });

  await succeed(clone, vercel, 'rollback');
  expect(aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_1');
  expect((await succeed(clone, vercel, 'rollback')).said).toContain('shows 0.1.0 already');

  // Nothing was built or uploaded for production.
  expect(deployments).toHaveLength(2);
});

test('a preview has a target that can never be promoted', async () => {
  await using vercel = await startLocalVercel();
  using clone = makeClone();
  await clone.release('0.1.0');
  await succeed(clone, vercel, 'candidate', '--environment', 'preview');
  expect(vercel.state.deployments).toMatchObject([{ target: null }]);
  expect(vercel.state.aliases.size).toBe(0);
  const { status, said } = await run(clone, vercel, 'promote', '0.1.0');
  expect(status).toBe(1);
  expect(said).toContain('No deployment is ready that was built from the files of v0.1.0.');
});

test('a host without a variable that functions need gets nothing', async () => {
  await using vercel = await startLocalVercel();
  using clone = makeClone();
  await clone.release('0.1.0');
  vercel.state.variables = [];
  const { status, said } = await run(clone, vercel, 'candidate');
  expect(status).toBe(1);
  expect(said).toContain('The environment "staging" lacks WORKER_API_URL, WORKER_API_TOKEN.');
  expect(vercel.state.deployments).toEqual([]);
});
