import { join } from 'node:path';
import { servePlainly } from '../../plain-server.ts';
import type { RealServer } from './real-server.ts';

/** GitHub Pages, and all hosts that send no headers of a site's own. */
export const plain: RealServer = {
  name: 'plain',
  host: 'none',
  sends: [],
  isolates: false,
  async serve(root) {
    const { url, close } = await servePlainly(join(root, 'dist'));
    return { origin: url, [Symbol.asyncDispose]: close };
  },
};
