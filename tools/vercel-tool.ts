import { join } from 'node:path';
import { installTool } from './install-tool.ts';

/** Its own dependency `sandbox` names a version that was never published. */
const VERCEL = { name: 'vercel', version: '64.0.2', overrides: { sandbox: '4.5.0' } };

/** Installs Vercel's command line, once, outside the workspace: it weighs 360 MB. Returns its path. */
export async function vercelTool(): Promise<string> {
  return join(await installTool(VERCEL), 'vercel');
}
