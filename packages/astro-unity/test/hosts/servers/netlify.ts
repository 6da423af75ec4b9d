import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installTool } from '../../../../../tools/install-tool.ts';
import { freePort, startServer } from '../../../../../tools/server-process.ts';
import type { RealServer } from './real-server.ts';

const NETLIFY = { name: 'netlify-cli', version: '27.10.2' };

/** `netlify dev --offline`, without edge functions, for which it would download Deno. */
export const netlify: RealServer = {
  name: 'Netlify',
  host: 'netlify',
  // Its static server overwrites types and caching (github.com/netlify/cli/issues/990); Netlify itself does not.
  sends: ['Content-Encoding', 'Cross-Origin-Embedder-Policy'],
  isolates: true,
  async serve(root) {
    const commands = await installTool(NETLIFY);
    const [port, staticServerPort] = [await freePort(), await freePort()];
    await writeFile(
      join(root, 'netlify.toml'),
      `[dev]\nframework = "#static"\npublish = "dist"\nport = ${port}\nstaticServerPort = ${staticServerPort}\n`,
    );
    const args = ['dev', '--offline', '--no-open', '--skip-gitignore', '--internal-disable-edge-functions'];
    return startServer(join(commands, 'netlify'), args, port, {
      cwd: root,
      hostname: 'localhost',
      env: { CI: '1', NETLIFY_TELEMETRY_DISABLED: '1', XDG_CONFIG_HOME: join(root, '.config') },
    });
  },
};
