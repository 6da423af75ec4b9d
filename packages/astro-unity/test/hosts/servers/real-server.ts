import type { AstroIntegration } from 'astro';
import type { HostName } from 'astro-unity';
import { isInstalled, type ServerProcess } from '../../../../../tools/server-process.ts';

/** A host's own server on this machine, and how a site is built for it. */
export interface RealServer {
  name: string;
  /** The adapter that tells the host. */
  adapter?: () => AstroIntegration;
  /** The option `host`, where no adapter does. */
  host?: HostName;
  /** What must be installed on this machine. Command lines from npm are fetched when they are first needed. */
  program?: string;
  /**
   * Which of the headers that a file should have arrive as they should. Some hosts are not told, and some servers
   * overwrite what the host that they stand for sends.
   */
  sends: readonly string[];
  /** Whether pages with threads come isolated. */
  isolates: boolean;
  /**
   * Serves a built site.
   *
   * @param root The project that was built: an absolute path.
   */
  serve(root: string): Promise<ServerProcess>;
}

export const ALL_HEADERS = [
  'Content-Type',
  'Content-Encoding',
  'Cache-Control',
  'Cross-Origin-Embedder-Policy',
] as const;

/** Whether what a server needs is on this machine. */
export function canRun({ program }: RealServer): boolean {
  return program === undefined || isInstalled(program);
}
