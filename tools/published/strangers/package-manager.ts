import { installTool } from '../../install-tool.ts';
import type { Choice } from './axes.ts';
import { ownPlatformPlugin } from './own-platform-plugin.ts';

const PNPM = { name: 'pnpm', version: '12.21.0' };
const YARN = { name: '@yarnpkg/cli-dist', version: '4.18.1' };

/** How a project is told to a package manager. */
export interface PackageManager {
  /** Settings of the project, texts by path. */
  files: Record<string, string>;
  /** Variables of its processes, all of them. */
  env: Record<string, string>;
  /** Adds packages; their names follow. */
  add: readonly string[];
  /** Runs a command of a package; its name follows. */
  execute: readonly string[];
}

/**
 * @param registry Address of the registry to use.
 * @param home A home folder, in which the package manager keeps what it has downloaded.
 * @param node The folder of Node.js.
 */
export async function packageManager(
  name: Choice['manager'],
  { registry, home, node }: { registry: string; home: string; node: string },
): Promise<PackageManager> {
  const env = (tools: readonly string[] = []) => environment(home, registry, [...tools, node]);
  switch (name) {
    case 'npm':
      return {
        files: { '.npmrc': `registry=${registry}\naudit=false\nfund=false\n` },
        env: env(),
        add: ['npm', 'install'],
        execute: ['npx', '--no'],
      };
    case 'pnpm':
      return {
        files: {
          '.npmrc': `registry=${registry}\n`,
          'pnpm-workspace.yaml': PNPM_SETTINGS,
        },
        env: env([await installTool(PNPM)]),
        add: ['pnpm', 'add'],
        execute: ['pnpm', 'exec'],
      };
    case 'yarn':
      return {
        files: {
          '.yarnrc.yml': `npmRegistryServer: ${registry}\n${YARN_SETTINGS}`,
          'own-platform.cjs': ownPlatformPlugin,
          // Its presence makes the folder a project of its own.
          'yarn.lock': '',
        },
        env: env([await installTool(YARN)]),
        add: ['yarn', 'add'],
        execute: ['yarn', 'exec'],
      };
  }
}

const PNPM_SETTINGS = `# What is under test was published a moment ago.
minimumReleaseAge: 0
allowBuilds:
  esbuild: true
  # Of Astro 7.0, which brings binaries besides.
  sharp: false
packageExtensions:
  # Its wasm runtime asks for any @emnapi/runtime; a mismatched major makes \`astro check\` crash.
  '@astrojs/astro2tsx@0.1':
    dependencies:
      '@emnapi/runtime': 1.11.3
`;

// Without Plug'n'Play, with which Vite says that it does not get along, and Astro cannot build.
const YARN_SETTINGS = `nodeLinker: node-modules
npmMinimalAgeGate: 0
unsafeHttpWhitelist: [127.0.0.1]
enableTelemetry: false
enableImmutableInstalls: false
plugins: [./own-platform.cjs]
`;

/** How this machine reaches registries. */
const NETWORK = /^(?:https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_(?:file|dir))$/i;

/** A machine that has Node.js and nothing of this repository. */
function environment(home: string, registry: string, tools: readonly string[]): Record<string, string> {
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  const network = Object.entries(process.env).filter(([name]) => NETWORK.test(name));
  return {
    ...Object.fromEntries(network.map(([name, value = '']) => [name, value])),
    PATH: [...tools, ...path].join(':'),
    HOME: home,
    LANG: 'C.UTF-8',
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    // Without a terminal, `npx` and `astro add` look here.
    npm_config_registry: registry,
    CI: 'true',
  };
}
