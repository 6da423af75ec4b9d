import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { PackedPackage } from '../src/pack.ts';

/** A registry for npm, pnpm and Yarn. */
export interface Registry extends AsyncDisposable {
  /** With a slash at the end. */
  address: string;
}

const UPSTREAM = 'https://registry.npmjs.org';

/** Serves packed packages as if they were published, and sends whoever asks for others on to npm's registry. */
export async function startRegistry(packages: readonly PackedPackage[]): Promise<Registry> {
  const server = createServer(({ url = '/' }, response) => {
    const [name = '', ...rest] = decodeURIComponent(url.split('?')[0] ?? '')
      .slice(1)
      .split('/');
    const published = packages.find(({ manifest }) => manifest.name === name);
    if (!published) {
      response.writeHead(302, { location: UPSTREAM + url }).end();
    } else if (rest[0] === '-') {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(published.tarball);
    } else {
      const version = versionOf(published, address);
      const document = {
        name,
        'dist-tags': { latest: version.version },
        versions: { [version.version]: version },
      };
      sendJson(response, rest.length > 0 ? version : document);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  if (typeof listening !== 'object' || listening === null) throw new Error('The registry has no port.');
  const address = `http://127.0.0.1:${listening.port}/`;
  return {
    address,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function versionOf({ manifest, tarball }: PackedPackage, address: string) {
  const { name, version } = manifest;
  const digest = (algorithm: string, encoding: 'base64' | 'hex') =>
    createHash(algorithm).update(tarball).digest(encoding);
  return {
    ...manifest,
    _id: `${name}@${version}`,
    dist: {
      tarball: `${address}${name}/-/${name}-${version}.tgz`,
      shasum: digest('sha1', 'hex'),
      integrity: `sha512-${digest('sha512', 'base64')}`,
    },
  };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
