import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createSiteServer } from '../src/hosts/node-server.ts';

const output = pathToFileURL(`${import.meta.dirname}/../dist/node/server/`);

/**
 * Serves what `DEPLOY_TARGET=node` built, as a Node.js server of one's own does.
 *
 * @param options.port 0 for any that is free.
 * @throws if the site was not built for it, or the port is taken.
 */
export async function serveNodeSite({ port = 0, host = '127.0.0.1' } = {}) {
  if (!existsSync(output)) {
    throw new Error(
      'The site is not built for a Node.js server. Run: DEPLOY_TARGET=node npx -y pnpm@12.21.0 build',
    );
  }
  const server = await createSiteServer(output);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${actualPort}`,
    close: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
    },
  };
}
