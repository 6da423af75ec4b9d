import type { Connection } from './connection.ts';
import type { DatabaseAddress } from './database-address.ts';
import { connectLibsql } from './libsql-connection.ts';
import { connectNodeSqlite } from './node-sqlite-connection.ts';

/** Opens the database at an address for the commands. */
export function connect(address: DatabaseAddress): Connection {
  switch (address.kind) {
    case 'memory':
      return connectNodeSqlite(':memory:');
    case 'file':
      return connectNodeSqlite(address.path);
    case 'libsql':
      return connectLibsql(address);
  }
}
