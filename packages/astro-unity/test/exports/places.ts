import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroInlineConfig, dev } from 'astro';
import unity from 'astro-unity';
import { buildFor } from '../hosts/servers/build-for.ts';
import { SERVERS } from '../hosts/servers/index.ts';
import { canRun, type RealServer } from '../hosts/servers/real-server.ts';
import { pagePerBuild } from '../pages.ts';
import { baseConfig, writeProject } from '../project.ts';

/** Folders of exports, by the name of the build. */
export type Builds = Readonly<Record<string, string>>;

/** A site that answers: one page for each export, at `/<name>/`. */
export interface OpenPlace extends AsyncDisposable {
  origin: string;
  /** Why exports are not among them, by name. */
  refused: ReadonlyMap<string, string>;
}

/** Where exports are tried. */
export interface Place {
  /** As `--hosts` names it. */
  name: string;
  /** Why it cannot be tried here. */
  missing: string | undefined;
  open(builds: Builds): Promise<OpenPlace>;
}

/** What is compressed for one host, and in one run, need not be for the others. */
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/test-exports/', import.meta.url));

const QUIET: AstroInlineConfig = { logLevel: 'error', cacheDir: CACHE };

export const PLACES: readonly Place[] = [
  { name: 'dev', missing: undefined, open: openDev },
  ...SERVERS.map((server) => ({
    name: server.name.toLowerCase(),
    missing: canRun(server) ? undefined : `${server.program} is not installed`,
    open: (builds: Builds) => openServer(server, builds),
  })),
];

async function openDev(builds: Builds): Promise<OpenPlace> {
  const project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
  const server = await dev({
    ...baseConfig(project.root),
    ...QUIET,
    cacheDir: join(project.root, '.cache'),
    integrations: [unity({ builds })],
    server: { port: 0, host: '127.0.0.1' },
  });
  const origin = `http://127.0.0.1:${server.address.port}`;
  return {
    origin,
    refused: new Map(),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await project.remove();
    },
  };
}

async function openServer(server: RealServer, builds: Builds): Promise<OpenPlace> {
  const { project, refused } = await buildWhatFits(server, builds);
  const running = await server.serve(project.root);
  return {
    origin: running.origin,
    refused,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      await project.remove();
    },
  };
}

/** Builds once; again without an export only where the build refuses that one, because the host would. */
async function buildWhatFits(server: RealServer, builds: Builds) {
  const refused = new Map<string, string>();
  for (;;) {
    const accepted = Object.entries(builds).filter(([name]) => !refused.has(name));
    try {
      return { project: await buildFor(server, Object.fromEntries(accepted), QUIET), refused };
    } catch (error) {
      const culprit = accepted.find(
        ([name]) => error instanceof Error && 'hint' in error && error.message.includes(`"${name}"`),
      );
      if (!culprit || !(error instanceof Error)) throw error;
      refused.set(culprit[0], error.message);
    }
  }
}
