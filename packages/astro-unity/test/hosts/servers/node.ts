import { join } from 'node:path';
import nodeAdapter from '@astrojs/node';
import { freePort, startServer } from '../../../../../tools/server-process.ts';
import { ALL_HEADERS, type RealServer } from './real-server.ts';

/** The server that `@astrojs/node` builds. */
export const node: RealServer = {
  name: 'Node',
  adapter: () => nodeAdapter({ mode: 'standalone' }),
  sends: ALL_HEADERS,
  isolates: false,
  async serve(root) {
    const port = await freePort();
    const env = { HOST: '127.0.0.1', PORT: String(port) };
    return startServer('node', [join(root, 'dist/server/entry.mjs')], port, { cwd: root, env });
  },
};
