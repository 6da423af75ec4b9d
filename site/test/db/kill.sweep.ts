import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLedger } from '../../db/bookkeeping/read-ledger.ts';
import { runCommandLine } from '../../db/cli/command-line.ts';
import { connect } from '../../db/connection/connect.ts';
import { readDatabaseAddress } from '../../db/connection/database-address.ts';
import { migrateDown } from '../../db/migrate/migrate-down.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import { readBackup } from '../../db/migrate/read-backup.ts';
import { rehearse } from '../../db/migrate/rehearse.ts';
import { readSchema } from '../../db/migrate/schema.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase } from '../../db/open-database.ts';
import { saveClip } from '../../db/queries/clips.ts';
import { savePose } from '../../db/queries/poses.ts';
import { CLIP, POSE } from '../../db/releases/sample-rows.ts';
import { temporaryFolder } from './databases.ts';
import { type LibsqlServer, startLibsqlServer } from './libsql-server.ts';

const COMMAND = join(import.meta.dirname, '../../db/cli/bin.ts');
const KILLER = pathToFileURL(join(import.meta.dirname, 'kill-at-step.ts')).href;
const FIRST = '0001-clips';
const ALL = migrations.map(({ name }) => name);

const folder = temporaryFolder();
const rehearsals = await rehearse(migrations);

/** A command to be ended at each of its steps, and the migrations that are there when it is done. */
interface Case {
  args: readonly string[];
  start: 'first' | 'all';
  result: readonly string[];
}

const CASES: readonly Case[] = [
  { args: ['up'], start: 'first', result: ALL },
  { args: ['down', '--to', FIRST, '--lose-data'], start: 'all', result: [FIRST] },
];

/** Runs the real command. @returns The signal that ended it. */
async function spawnCommand(
  args: readonly string[],
  env: Record<string, string>,
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', KILLER, COMMAND, ...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder(), 'compiled'), ...env },
    stdio: 'ignore',
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

/** Ends the command at one step, sees that nothing is lost or half done, and that the next run mends it. */
async function killAndMend({ args, result }: Case, url: string, env: Record<string, string>): Promise<void> {
  const backups = join(folder(), `backups-${Object.values(env).join('-')}-${args[0]}`);
  const all = [...args, '--backups', backups];
  const databaseEnv = { ...env, DATABASE_URL: url };
  expect(await spawnCommand(all, databaseEnv)).toBe('SIGKILL');
  await expectWhole(url, backups);
  const printed: string[] = [];
  const print = (text: string): void => void printed.push(text);
  const status = await runCommandLine(all, {
    env: databaseEnv,
    migrations,
    version: '0.1.0',
    out: print,
    error: print,
    interactive: false,
  });
  expect(status, printed.join('')).toBe(0);
  expect((await expectWhole(url, backups)).applied).toEqual(result);
}

/** The schema is that of the books, the clip is there, and the pose is where its table or a backup is. */
async function expectWhole(url: string, backups: string): Promise<{ applied: string[] }> {
  const connection = await connect(readDatabaseAddress(url));
  const db = openDatabase(url);
  try {
    const applied = (await readLedger(connection.db)).applied.map(({ name }) => name);
    const expected = rehearsals[applied.length - 1];
    expect(await readSchema(connection.db)).toEqual(expected?.schema);
    expect(await db.selectFrom('clips').selectAll().execute()).toEqual([CLIP]);
    if (applied.includes('0002-poses')) {
      expect(await db.selectFrom('poses').select('id').execute()).toEqual(
        poses.get(url) ? [{ id: POSE.id }] : [],
      );
    } else if (poses.get(url)) {
      const files = (await readdir(backups)).filter((name) => !name.endsWith('.partial'));
      const kept = await Promise.all(files.map((name) => readBackup(join(backups, name))));
      expect(kept.map(({ integrity }) => integrity)).toContain('ok');
    }
    return { applied };
  } finally {
    await db.destroy();
    await connection.close();
  }
}

/** Whether a pose was saved in a database before the command ran. */
const poses = new Map<string, boolean>();

/** Makes the database as a case finds it, whatever is there. */
async function prepare(url: string, start: Case['start']): Promise<void> {
  const connection = await connect(readDatabaseAddress(url));
  const options = { backupFolder: join(folder(), 'unused') };
  await migrateDown(connection, migrations, { ...options, to: 'none', loseData: true });
  await migrateUp(connection, migrations, { ...options, ...(start === 'first' ? { to: FIRST } : {}) });
  await connection.close();
  const db = openDatabase(url);
  await saveClip(db, CLIP);
  poses.set(url, start === 'all');
  if (start === 'all') await savePose(db, POSE);
  await db.destroy();
}

/** Puts back what a dump holds. */
async function restore(url: string, dump: string): Promise<void> {
  const client = createClient({ url });
  const own = ['poses', 'clips', 'rate_limits', 'vitals', 'reports'];
  const tables = [...own, 'schema_migrations', 'schema_lock', 'schema_releases'];
  await client.executeMultiple(`${tables.map((table) => `drop table if exists ${table};`).join('')}${dump}`);
  client.close();
}

async function countSteps({ args }: Case, url: string): Promise<number> {
  const file = join(folder(), `steps-${args[0]}`);
  const all = [...args, '--backups', join(folder(), 'counted')];
  expect(await spawnCommand(all, { DATABASE_URL: url, STEPS_FILE: file })).toBeNull();
  return Number(await readFile(file, 'utf8'));
}

/** Does all of some work, so many at a time. */
async function inParallel(
  numbers: readonly number[],
  width: number,
  work: (number: number) => Promise<void>,
) {
  const left = [...numbers];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

// Some hundred processes, one after the other: a busy machine takes its time.
describe.each(CASES)('kill -9 at every step of "db $args.0"', { timeout: 600_000 }, (each) => {
  test('on SQLite', async () => {
    const path = (name: string | number): string => join(folder(), `${each.start}-${name}.db`);
    await prepare(`file:${path('template')}`, each.start);
    await copyFile(path('template'), path('counted'));
    const steps = await countSteps(each, `file:${path('counted')}`);
    expect(steps).toBeGreaterThan(25);
    await inParallel(upTo(steps), 3, async (step) => {
      await copyFile(path('template'), path(step));
      poses.set(`file:${path(step)}`, each.start === 'all');
      await killAndMend(each, `file:${path(step)}`, { KILL_AT: String(step) });
    });
  });

  describe('on libSQL', () => {
    let server: LibsqlServer;
    beforeAll(async () => {
      server = await startLibsqlServer();
    });
    afterAll(() => server.stop());

    test('before each request, and with it on its way', async () => {
      await prepare(server.url, each.start);
      const dump = await (await fetch(`${server.url}/dump`)).text();
      const steps = await countSteps(each, server.url);
      expect(steps).toBeGreaterThan(5);
      for (const step of upTo(steps)) {
        await restore(server.url, dump);
        await killAndMend(each, server.url, { KILL_AT: String(step) });
        await restore(server.url, dump);
        await killAndMend(each, server.url, { KILL_AT: String(step), KILL_SENT: 'sent' });
      }
    });
  });
});
