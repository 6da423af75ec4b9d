import { freePort, type ServerProcess, startServer } from '../../server-process.ts';
import { vercelTool } from '../../vercel-tool.ts';

/** Starts `vercel dev --local` for a folder with a `vercel.json`. It asks no server and needs no account. */
export async function startVercelDev(directory: string): Promise<ServerProcess> {
  const command = await vercelTool();
  const port = await freePort();
  return startServer(command, ['dev', '--local', '--listen', `127.0.0.1:${port}`], port, {
    cwd: directory,
    env: { VERCEL_TELEMETRY_DISABLED: '1' },
  });
}
