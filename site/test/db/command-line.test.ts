import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBookkeeping } from '../../db/bookkeeping/create-bookkeeping.ts';
import { runCommandLine } from '../../db/cli/command-line.ts';
import { connect } from '../../db/connection/connect.ts';
import { acquireLock } from '../../db/migrate/lock.ts';
import { temporaryFolder } from './databases.ts';
import { EXAMPLES } from './example-migrations.ts';

const SECRET = 'hush-hush+token=';

describe('db', () => {
  const folder = temporaryFolder();

  async function db(line: string, env: NodeJS.ProcessEnv = {}) {
    const printed = { out: '', error: '' };
    const status = await runCommandLine(line.split(' '), {
      env: { DATABASE_URL: `file:${join(folder(), 'site.db')}`, ...env },
      migrations: EXAMPLES,
      version: '0.2.0',
      out: (text) => {
        printed.out += text;
      },
      error: (text) => {
        printed.error += text;
      },
      interactive: false,
    });
    return { status, ...printed };
  }

  test('from nothing, up and down again', async () => {
    expect(await db('status')).toMatchObject({
      status: 1,
      error: expect.stringContaining('Run "db up" to make it.'),
    });
    const up = await db('up');
    expect(up.status).toBe(0);
    expect(up.error).toMatch(/↑ 0001-people, .*\n↑ 0002-full-name, /);
    expect(up.out).toContain('Waiting for --phase contract');
    expect(await db('check')).toMatchObject({
      status: 0,
      out: expect.stringContaining('The release 0.2.0 can run'),
    });
    expect((await db('status')).out).toMatch(
      /0002-full-name +expand +applied .* by .*\n +0003-drop-name +contract +pending/,
    );
    expect((await db('release live 0.1.0')).status).toBe(0);
    expect(await db('up --phase contract')).toMatchObject({
      status: 1,
      error: expect.stringContaining('db release gone 0.1.0'),
    });
    expect((await db('release gone 0.1.0')).status).toBe(0);
    expect(JSON.parse((await db('down --json')).out)).toMatchObject({
      takenBack: ['0002-full-name'],
      lost: [],
    });
    expect(await db('check')).toMatchObject({ status: 1, out: expect.stringContaining('0002-full-name') });
    expect(JSON.parse((await db('backup --json')).out).backup).toMatch(/backups.site-.*\.db$/);
  });

  test('check finds what was changed by hand, and rows that refer to nothing', async () => {
    const url = `file:${join(folder(), 'drift.db')}`;
    await db('up', { DATABASE_URL: url });
    const connection = await connect({ kind: 'file', path: join(folder(), 'drift.db') });
    await connection.atomically([
      { sql: 'create table notes (id integer primary key, person integer references people (id))' },
      { sql: 'insert into notes (person) values (9)' },
      { sql: 'drop index people_by_full_name' },
    ]);
    await connection.close();
    const { status, out } = await db('check --json', { DATABASE_URL: url });
    expect(status).toBe(1);
    expect(JSON.parse(out).problems.map(({ message }: { message: string }) => message)).toEqual([
      'The index people_by_full_name is missing.',
      'The table notes is there, and no migration made it.',
      '1 row of the table notes refer to rows of people that are not there.',
    ]);
  });

  test('a lock that is held is status 3, and says whose it is', async () => {
    const path = join(folder(), 'locked.db');
    const connection = await connect({ kind: 'file', path });
    await createBookkeeping(connection);
    const holder = { name: 'Ada elsewhere', host: 'elsewhere', pid: 1 };
    await acquireLock(connection.db, { holder, waitSeconds: 0 });
    await connection.close();
    expect(await db('up --wait 0', { DATABASE_URL: `file:${path}` })).toMatchObject({
      status: 3,
      error: expect.stringContaining('being migrated by Ada elsewhere'),
    });
  });

  test.each([
    ['frob', 'There is no command "frob"'],
    ['up --frob', "Unknown option '--frob'"],
    ['up --phase both', '--phase is "both"'],
    ['down --phase expand', '"down" takes no option --phase'],
    ['down --steps 1 --to none', 'give one of them'],
    ['down --steps few', 'a whole number'],
    ['up now', 'what should "now" be?'],
    ['release 0.1.0', 'db release live 0.2.0'],
  ])('"%s" is not understood', async (line, message) => {
    expect(await db(line)).toMatchObject({ status: 2, error: expect.stringContaining(message) });
  });

  test('in memory, each run begins with nothing', async () => {
    expect((await db('up', { DATABASE_URL: ':memory:' })).out).toContain('2 migrations applied to :memory:');
  });

  test('a token is in nothing that is printed, whatever goes wrong', async () => {
    // It answers with all that it was sent, as a careless server would.
    const server = createServer((request, response) => {
      response.writeHead(401).end(`${request.url} ${JSON.stringify(request.headers)}`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const encoded = encodeURIComponent(SECRET);
    const urls = [
      [`http://${host}`, 'refused the token'],
      [`http://${host}?authToken=${encoded}`, 'refused the token'],
      [`http://127.0.0.1:1?authToken=${encoded}`, 'cannot be reached'],
      [`libsql://me:${encoded}@${host}`, 'a user name or a password'],
      [`ws://${host}?authToken=${encoded}`, 'begin with "ws:"'],
      [`file:site.db?authToken=${encoded}`, 'no plain path'],
    ] as const;
    for (const [url, message] of urls)
      for (const line of ['status', 'up --json', 'check']) {
        const { status, out, error } = await db(line, { DATABASE_URL: url, DATABASE_AUTH_TOKEN: SECRET });
        expect(status).toBe(1);
        expect(out + error).toContain(line.endsWith('--json') ? message.replaceAll('"', '\\"') : message);
        expect(out + error).not.toContain('hush');
      }
    server.close();
  });

  test('the command itself runs, with the exit status of what it found', async () => {
    const bin = join(import.meta.dirname, '../../db/cli/bin.ts');
    const env = { ...process.env, DATABASE_URL: `file:${join(folder(), 'none.db')}` };
    const child = spawn(process.execPath, [bin, 'check', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(JSON.parse(Buffer.concat(chunks).toString()).error.message).toContain('There is no database');
  });
});
