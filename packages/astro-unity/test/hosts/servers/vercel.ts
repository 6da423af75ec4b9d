import { join } from 'node:path';
import vercelAdapter from '@astrojs/vercel';
import { serveBuildOutput } from 'build-output-server';
import { ALL_HEADERS, type RealServer } from './real-server.ts';

/** The Build Output server of this repository, which `pnpm compare:vercel` holds against Vercel's own. */
export const vercel: RealServer = {
  name: 'Vercel',
  adapter: () => vercelAdapter(),
  sends: ALL_HEADERS,
  isolates: true,
  async serve(root) {
    const { url, close } = await serveBuildOutput({ directory: join(root, '.vercel/output') });
    return { origin: url, [Symbol.asyncDispose]: close };
  },
};
