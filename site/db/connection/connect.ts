import type { Connection } from './connection.ts';
import type { DatabaseAddress } from './database-address.ts';
import { connectNodeSqlite } from './node-sqlite-connection.ts';

/** Opens the database at an address for the commands. */
export async function connect(address: DatabaseAddress): Promise<Connection> {
  switch (address.kind) {
    case 'memory':
      return connectNodeSqlite(':memory:');
    case 'file':
      return connectNodeSqlite(address.path);
    case 'libsql': {
      // Loaded only where it is needed: most runs are on a file.
      const { connectLibsql } = await import('./libsql-connection.ts');
      return connectLibsql(address);
    }
  }
}
