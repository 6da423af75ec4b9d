import { type AstroInlineConfig, dev } from 'astro';
import { vi } from 'vitest';
import { baseConfig } from './project.ts';

/** `astro dev`, on a port of its own. */
export interface DevServer {
  origin: string;
  stop(): Promise<void>;
}

/** Starts the dev server of a project. Until it is stopped, the environment is not that of a test. */
export async function serveDev(root: string, config: AstroInlineConfig): Promise<DevServer> {
  // Astro's dev server answers nothing while it believes that Vitest drives it (vite-plugin-astro-server).
  vi.stubEnv('VITEST', undefined);
  vi.stubEnv('NODE_ENV', 'development');
  const server = await dev({ ...baseConfig(root), server: { port: 0, host: '127.0.0.1' }, ...config });
  return {
    origin: `http://127.0.0.1:${server.address.port}`,
    async stop() {
      await server.stop();
      vi.unstubAllEnvs();
    },
  };
}
