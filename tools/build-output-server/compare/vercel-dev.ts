import { join } from 'node:path';
import { installTool } from '../../install-tool.ts';
import { freePort, type ServerProcess, startServer } from '../../server-process.ts';

/** Its own dependency `sandbox` names a version that was never published. */
const VERCEL = { name: 'vercel', version: '64.0.2', overrides: { sandbox: '4.5.0' } };

/** Starts `vercel dev --local` for a folder with a `vercel.json`. It asks no server and needs no account. */
export async function startVercelDev(directory: string): Promise<ServerProcess> {
  const commands = await installTool(VERCEL);
  const port = await freePort();
  return startServer(join(commands, 'vercel'), ['dev', '--local', '--listen', `127.0.0.1:${port}`], port, {
    cwd: directory,
    env: { VERCEL_TELEMETRY_DISABLED: '1' },
  });
}
