import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from '../database-error.ts';

/** Where a database is. */
export type DatabaseAddress =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'libsql'; readonly url: string; readonly authToken: string | undefined };

const HINT =
  'Set DATABASE_URL to file:<path> for SQLite, libsql://<host> for libSQL or Turso, or :memory: to try something out.';

/**
 * Reads `DATABASE_URL`: `file:<path>`, relative to the working directory or absolute; `libsql:`, `https:` or `http:`; or
 * `:memory:`.
 *
 * @param authToken - For libSQL; one in the address (`?authToken=…`) goes before it.
 * @throws {DatabaseError} for anything else. What it says never repeats the address, which may hold a token.
 */
export function readDatabaseAddress(text: string, authToken?: string): DatabaseAddress {
  if (text === ':memory:' || text === 'file::memory:') return { kind: 'memory' };
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(text) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'file':
      return { kind: 'file', path: readPath(text) };
    case 'libsql':
    case 'https':
    case 'http':
      return readRemote(text, authToken);
    case undefined:
      throw new DatabaseError('The database address has no scheme, so its kind is not known.', HINT);
    default:
      throw new DatabaseError(`There is no database for addresses that begin with "${scheme}:".`, HINT);
  }
}

function readPath(text: string): string {
  const path = text.slice('file:'.length);
  if (path === '' || /[?#]/.test(path))
    throw new DatabaseError(
      'The address of the database file is no plain path: it is empty, or has a "?" or "#".',
      HINT,
    );
  return path.startsWith('//') ? fileURLToPath(text) : resolve(path);
}

function readRemote(text: string, authToken: string | undefined): DatabaseAddress {
  if (!URL.canParse(text) || new URL(text).host === '')
    throw new DatabaseError('The address of the libSQL server is not a whole URL.', HINT);
  const url = new URL(text);
  const token = url.searchParams.get('authToken') ?? authToken;
  url.searchParams.delete('authToken');
  if (url.username !== '' || url.password !== '')
    throw new DatabaseError(
      'The address of the libSQL server holds a user name or a password, which libSQL does not take.',
      'Leave it out, and set DATABASE_AUTH_TOKEN.',
    );
  return { kind: 'libsql', url: url.href, authToken: token || undefined };
}
