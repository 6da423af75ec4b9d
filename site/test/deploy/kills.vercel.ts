import { describe, expect, test } from 'vitest';
import { readRollbackTags } from '../../deploy/git/rollback-tags.ts';
import { type Clone, makeClone } from './clone.ts';
import { type LocalVercel, startLocalVercel } from './local-vercel/server.ts';
import { addDeployment, PRODUCTION_DOMAIN, STAGING_DOMAIN } from './local-vercel/state.ts';
import { spawnCommand } from './spawn-command.ts';

/** Runs a command that is killed once a request of it had its effect and no answer yet. Returns whether it was. */
async function runAndKill(clone: Clone, vercel: LocalVercel, at: number, args: string[]): Promise<boolean> {
  const before = vercel.requests.length;
  let killed = false;
  const command = spawnCommand(args, clone.directory, vercel.origin);
  vercel.onHandled = (_request, number) => {
    if (number !== before + at) return;
    killed = true;
    command.kill();
  };
  const { status, said } = await command.ended;
  vercel.onHandled = () => {};
  if (!killed) expect(status, said).toBe(0);
  return killed;
}

/**
 * Tries at the first request, in surroundings of its own at the second, and so on, until a command ends by itself: more than
 * it has requests, which shows that all were tried.
 *
 * @returns How often it was tried.
 */
async function atEachRequest(
  kill: (clone: Clone, vercel: LocalVercel, at: number) => Promise<boolean>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    await using vercel = await startLocalVercel();
    using clone = makeClone();
    if (!(await kill(clone, vercel, at))) return at;
  }
}

async function succeed(clone: Clone, vercel: LocalVercel, ...args: string[]): Promise<void> {
  const { status, said } = await spawnCommand(args, clone.directory, vercel.origin).ended;
  expect(status, said).toBe(0);
}

/** Two releases of which the first is in production. */
async function betweenReleases(clone: Clone, vercel: LocalVercel): Promise<void> {
  for (const version of ['0.1.0', '0.2.0'])
    addDeployment(vercel.state, 'production', { version, ...(await clone.release(version)) });
  vercel.state.aliases.set(PRODUCTION_DOMAIN, 'dpl_1');
}

describe.concurrent('a deployment that is killed', () => {
  test('at any request leaves staging whole, and the next run ends it', async () => {
    const tries = await atEachRequest(async (clone, vercel, at) => {
      await clone.release('0.1.0');
      const killed = await runAndKill(clone, vercel, at, ['candidate']);
      expect(vercel.state.aliases.has(PRODUCTION_DOMAIN)).toBe(false);
      const wasReady = vercel.state.deployments.length;
      if (killed) await succeed(clone, vercel, 'candidate');
      const { aliases, deployments } = vercel.state;
      expect(deployments).toHaveLength(Math.max(wasReady, 1));
      expect(deployments.map(({ id }) => id)).toContain(aliases.get(STAGING_DOMAIN));
      return killed;
    });
    expect(tries).toBeGreaterThan(12);
  });
});

describe.concurrent('a promotion that is killed', () => {
  test('at any request leaves a whole release in production, with a way back, and the next run ends it', async () => {
    const tries = await atEachRequest(async (clone, vercel, at) => {
      await betweenReleases(clone, vercel);
      const killed = await runAndKill(clone, vercel, at, ['promote', '0.2.0']);
      if (vercel.state.aliases.get(PRODUCTION_DOMAIN) === 'dpl_2') await expectWayBack(clone);
      if (killed) await succeed(clone, vercel, 'promote', '0.2.0');
      expect(vercel.state.aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_2');
      expect(vercel.state.deployments).toHaveLength(2);
      await expectWayBack(clone);
      return killed;
    });
    expect(tries).toBeGreaterThan(7);
  });

  test.each(['pre-receive', 'post-receive'] as const)(
    'in %s of its tag is ended by the next run',
    async (hook) => {
      await using vercel = await startLocalVercel();
      using clone = makeClone();
      await betweenReleases(clone, vercel);
      clone.hookOrigin(hook, 'kill -9 0');
      const { status } = await spawnCommand(['promote', '0.2.0'], clone.directory, vercel.origin).ended;
      expect(status).toBeNull();
      expect(vercel.state.aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_1');
      clone.unhookOrigin();
      await succeed(clone, vercel, 'promote', '0.2.0');
      expect(vercel.state.aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_2');
      await expectWayBack(clone);
    },
  );
});

describe.concurrent('a rollback that is killed', () => {
  test('at any request leaves a whole release in production, and the next run ends it', async () => {
    const tries = await atEachRequest(async (clone, vercel, at) => {
      await betweenReleases(clone, vercel);
      if (at === 1) await succeed(clone, vercel, 'promote', '0.2.0');
      else promoted(clone, vercel);
      const killed = await runAndKill(clone, vercel, at, ['rollback']);
      if (killed) await succeed(clone, vercel, 'rollback');
      expect(vercel.state.aliases.get(PRODUCTION_DOMAIN)).toBe('dpl_1');
      return killed;
    });
    expect(tries).toBeGreaterThan(6);
  });
});

/** What `promote` leaves, without its running. */
function promoted(clone: Clone, vercel: LocalVercel): void {
  const data = JSON.stringify({ deployment: 'dpl_1', replacedBy: '0.2.0', at: '2026-11-01T00:00:00.000Z' });
  clone.git('tag', '--annotate', 'v0.1.0-rollback', '-m', 'Release', '-m', data, 'v0.1.0^{commit}');
  clone.git('push', '--quiet', 'origin', 'v0.1.0-rollback');
  vercel.state.aliases.set(PRODUCTION_DOMAIN, 'dpl_2');
}

async function expectWayBack(clone: Clone): Promise<void> {
  const [tag] = await readRollbackTags(clone.directory);
  expect(tag).toMatchObject({ version: '0.1.0', deployment: 'dpl_1', replacedBy: '0.2.0' });
}
