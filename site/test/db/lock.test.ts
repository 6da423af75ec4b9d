import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { createBookkeeping } from '../../db/bookkeeping/create-bookkeeping.ts';
import { connect } from '../../db/connection/connect.ts';
import { readDatabaseAddress } from '../../db/connection/database-address.ts';
import { LockedError } from '../../db/database-error.ts';
import { acquireLock, type Lock } from '../../db/migrate/lock.ts';
import { type LockHolder, thisProcess } from '../../db/migrate/lock-holder.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import type { ProgressEvent } from '../../db/migrate/progress.ts';
import { KINDS, temporaryFolder, testDatabases } from './databases.ts';
import { EXAMPLES } from './example-migrations.ts';

const ELSEWHERE: LockHolder = { name: 'Ada on another machine', host: 'another', pid: 1 };

/** The holder of a lock whose process has ended. */
async function deadProcess(): Promise<LockHolder> {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  return { name: 'a process that ended', host: hostname(), pid: child.pid ?? 0 };
}

describe.each(KINDS)('%s', (kind) => {
  const databases = testDatabases(kind);
  const folder = temporaryFolder();

  async function prepare() {
    const connection = await databases.open();
    await createBookkeeping(connection);
    const take = (holder: LockHolder, waitSeconds = 0): Promise<Lock> =>
      acquireLock(connection.db, { holder, waitSeconds });
    return { connection, take };
  }

  test('one holder at a time; the next is told who it is, and gets it when it is given back', async () => {
    const { take } = await prepare();
    const lock = await take(ELSEWHERE);
    const refusal = take(thisProcess());
    await expect(refusal).rejects.toThrow(LockedError);
    await expect(refusal).rejects.toThrow(/being migrated by Ada on another machine, since \d{4}-/);
    await lock.release();
    const next = await take(thisProcess());
    expect(next.takenOverFrom).toBeUndefined();
    await next.release();
  });

  test('who waits gets the lock once it is free', async () => {
    const { connection, take } = await prepare();
    const lock = await take(ELSEWHERE);
    const waited: string[] = [];
    const next = acquireLock(connection.db, {
      holder: thisProcess(),
      waitSeconds: 60,
      onWait: (holder) => {
        waited.push(holder);
        void lock.release();
      },
    });
    await (await next).release();
    expect(waited).toEqual([ELSEWHERE.name]);
  });

  test('the lock of a process of this machine that has ended is taken over at once', async () => {
    const { take } = await prepare();
    const dead = await deadProcess();
    await take(dead);
    expect((await take(thisProcess())).takenOverFrom).toBe(dead.name);
  });

  test('the lock of a machine that is not heard of any more is taken over when it has run out', async () => {
    const { connection, take } = await prepare();
    await take(ELSEWHERE);
    await connection.db.updateTable('schema_lock').set({ expires_at: 1 }).execute();
    expect((await take(thisProcess())).takenOverFrom).toBe(ELSEWHERE.name);
  });

  test('of many that want it at once, one gets it', async () => {
    const { take } = await prepare();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => take(thisProcess())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('who has lost the lock changes nothing any more', async () => {
    const { connection, take } = await prepare();
    const lost = await take(await deadProcess());
    const lock = await take(thisProcess());
    const steps = [lost.fence, { sql: 'create table late (a)' }];
    await expect(connection.atomically(steps)).rejects.toMatchObject({ index: 0 });
    await expect(connection.db.selectFrom('schema_lock').select('token').execute()).resolves.not.toEqual([
      { token: '' },
    ]);
    await lost.release();
    await connection.atomically([lock.fence, { sql: 'create table late (a)' }]);
  });

  test('two runs at the same time apply everything once', async () => {
    const url = await databases.url();
    const runs = [0, 1].map(async () => {
      const connection = await connect(readDatabaseAddress(url));
      const events: ProgressEvent[] = [];
      const report = (event: ProgressEvent): void => void events.push(event);
      try {
        return await migrateUp(connection, EXAMPLES, { backupFolder: folder(), report, waitSeconds: 60 });
      } finally {
        await connection.close();
      }
    });
    const applied = (await Promise.all(runs)).map((run) => run.applied);
    expect(applied.sort((a, b) => a.length - b.length)).toEqual([[], ['0001-people', '0002-full-name']]);
  });
});
