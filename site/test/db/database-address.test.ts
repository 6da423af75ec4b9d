import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readDatabaseAddress } from '../../db/connection/database-address.ts';

test.each([
  [':memory:', { kind: 'memory' }],
  ['file::memory:', { kind: 'memory' }],
  ['file:some/site.db', { kind: 'file', path: resolve('some/site.db') }],
  ['file:/var/site.db', { kind: 'file', path: '/var/site.db' }],
  ['file:///var/my%20site.db', { kind: 'file', path: '/var/my site.db' }],
  ['libsql://site.turso.io', { kind: 'libsql', url: 'libsql://site.turso.io', authToken: 'of-env' }],
  ['libsql://a.b?authToken=x%2By', { kind: 'libsql', url: 'libsql://a.b', authToken: 'x+y' }],
  ['http://127.0.0.1:8080', { kind: 'libsql', url: 'http://127.0.0.1:8080/', authToken: 'of-env' }],
])('%s', (text, address) => {
  expect(readDatabaseAddress(text, 'of-env')).toEqual(address);
});

test.each([
  ['site.db', 'no scheme'],
  ['file:', 'no plain path'],
  ['file:a.db?mode=ro', 'no plain path'],
  ['postgres://me:hush@host/db', 'begin with "postgres:"'],
  ['libsql://me:hush@host', 'a user name or a password'],
  ['libsql:?authToken=hush', 'not a whole URL'],
])('%s is refused, and not repeated', (text, reason) => {
  expect(() => readDatabaseAddress(text)).toThrow(reason);
  expect(() => readDatabaseAddress(text)).not.toThrow('hush');
});
