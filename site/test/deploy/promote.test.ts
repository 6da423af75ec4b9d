import { expect, test } from 'vitest';
import type { Gate } from '../../deploy/gate/gate.ts';
import { readRollbackTags } from '../../deploy/git/rollback-tags.ts';
import type { Context } from '../../deploy/steps/context.ts';
import { promoteRelease } from '../../deploy/steps/promote-release.ts';
import { rollBack } from '../../deploy/steps/roll-back.ts';
import { makeClone } from './clone.ts';
import { DOMAIN, type MemoryHost, memoryHost } from './memory-host.ts';
import { openGate } from './open-gate.ts';

/** A clone whose release 0.1.0 is in production, and whose 0.2.0 is deployed. */
async function betweenReleases() {
  const clone = makeClone();
  const host = memoryHost();
  const said: string[] = [];
  const prepared: string[] = [];
  for (const version of ['0.1.0', '0.2.0'])
    await host.deploy(clone.site, 'production', { version, ...(await clone.release(version)) });
  host.production = 'dpl_1';
  let hour = 0;
  const context: Context & { host: MemoryHost } = {
    host,
    gate: openGate(),
    database: { prepare: async (version) => void prepared.push(version) },
    repository: clone.directory,
    site: clone.site,
    productionDomain: DOMAIN,
    say: (text) => void said.push(text),
    now: () => new Date(Date.UTC(2026, 10, 1, hour++)),
  };
  return { clone, context, host, prepared, said, [Symbol.dispose]: () => clone[Symbol.dispose]() };
}

test('a release that misses a target waits for a person, and nothing moves', async () => {
  using between = await betweenReleases();
  const { context, host, prepared, said } = between;
  const gate: Gate = {
    ...openGate(),
    targets: async () => [{ name: 'first byte', verdict: 'insufficient', text: 'n = 1' }],
  };
  await expect(promoteRelease({ ...context, gate }, '0.2.0')).rejects.toThrow(
    'first byte (insufficient: n = 1)',
  );
  expect(host.production).toBe('dpl_1');
  expect(prepared).toEqual([]);
  expect(await readRollbackTags(context.repository)).toEqual([]);
  await promoteRelease({ ...context, gate }, '0.2.0', { despiteTargets: true });
  expect(host.production).toBe('dpl_2');
  expect(prepared).toEqual(['0.2.0']);
  expect(said).toContain('Going on despite: first byte (insufficient: n = 1).');
});

test('a broken candidate is promoted by nobody', async () => {
  using between = await betweenReleases();
  const { context, host } = between;
  const gate: Gate = {
    ...openGate(),
    smoke: async () => ({ checks: 1, problems: ['/ answers 500.'], pages: [], files: [] }),
  };
  await expect(promoteRelease({ ...context, gate }, '0.2.0', { despiteTargets: true })).rejects.toThrow(
    '/ answers 500.',
  );
  expect(host.production).toBe('dpl_1');
});

test('a release that breaks in production goes back by itself', async () => {
  using between = await betweenReleases();
  const { context, host } = between;
  const gate: Gate = {
    ...openGate(),
    smoke: async (address) => ({
      checks: 1,
      problems: address.includes(DOMAIN) ? ['/ answers 500.'] : [],
      pages: [],
      files: [],
    }),
  };
  await expect(promoteRelease({ ...context, gate }, '0.2.0')).rejects.toThrow(
    'Production went back to 0.1.0.',
  );
  expect(host.production).toBe('dpl_1');
});

test('a release goes back to the one before, however often it is asked to, and further only by name', async () => {
  using between = await betweenReleases();
  const { clone, context, host } = between;
  await promoteRelease(context, '0.2.0');
  await host.deploy(clone.site, 'production', { version: '0.3.0', ...(await clone.release('0.3.0')) });
  await promoteRelease(context, '0.3.0');
  await rollBack(context);
  await rollBack(context);
  expect(host.production).toBe('dpl_2');
  await rollBack(context, '0.1.0');
  expect(host.production).toBe('dpl_1');
  await expect(rollBack(context, '0.9.0')).rejects.toThrow('There is no tag v0.9.0-rollback in origin.');
});

test('a tag of the clone that stands elsewhere than that of origin is no hindrance', async () => {
  using between = await betweenReleases();
  const { clone, context, host } = between;
  await promoteRelease(context, '0.2.0');
  clone.git('tag', '--force', '--annotate', 'v0.1.0-rollback', '-m', 'other', 'v0.2.0');
  clone.git('tag', '--force', 'v0.2.0', 'v0.1.0');
  host.production = 'dpl_1';
  await promoteRelease(context, '0.2.0');
  expect(host.production).toBe('dpl_2');
  await rollBack(context);
  expect(host.production).toBe('dpl_1');
});

test('only a tag on main that was built is promoted', async () => {
  using between = await betweenReleases();
  const { clone, context, host } = between;
  await expect(promoteRelease(context, '9.9.9')).rejects.toThrow('There is no tag v9.9.9 in origin.');
  clone.git('switch', '--quiet', '--create', 'aside');
  clone.git('commit', '--quiet', '--allow-empty', '--message', 'aside');
  clone.git('tag', 'v0.3.0');
  clone.git('push', '--quiet', 'origin', 'v0.3.0');
  await expect(promoteRelease(context, '0.3.0')).rejects.toThrow('which is not on main');
  host.deployments = host.deployments.filter(({ id }) => id !== 'dpl_2');
  await expect(promoteRelease(context, '0.2.0')).rejects.toThrow('No deployment is ready');
});
