import type { UserConfig } from 'tsdown';
import { copySources } from './copy-sources.ts';
import { declarationsByName } from './declarations-by-name.ts';

/** The fields of a manifest that a build goes by. They lead to the sources, which the workspace runs. */
interface Manifest {
  name: string;
  exports: Record<string, string>;
  bin: Record<string, string>;
}

/**
 * How the package whose folder is the working directory is built: few modules without spaces and long names, whose maps hold the
 * sources; declarations of what it exports; and what is no module, each file at its path: components, stylesheets, scripts
 * of Python.
 *
 * @param alsoLoaded Modules that something loads by their addresses, beside those that the manifest names. Each of all these is at its
 * own path below `dist`, as it is below `src`; what they share is in modules between.
 */
export function packageBuild(
  { name, exports, bin }: Manifest,
  alsoLoaded: readonly string[] = [],
): UserConfig {
  const exported = Object.entries(exports).filter(([, path]) => /\.tsx?$/.test(path));
  return {
    root: 'src',
    entry: [...exported.map(([, path]) => path), ...Object.values(bin), ...alsoLoaded],
    // Some of it runs in browsers.
    platform: 'neutral',
    target: 'es2023',
    minify: true,
    sourcemap: true,
    // Between two versions, the files that differ are those whose code differs.
    hash: false,
    dts: { entry: exported.map(([, path]) => path.replace('./', '')), sourcemap: false },
    deps: {
      // Modules that the integrations make up have names of the package.
      neverBundle: [/^(?:astro|node|vite)(?:[:/]|$)/, new RegExp(`^${name}(?:[:/]|$)`)],
      // A dependency that the manifest does not declare is an error, not a copy.
      onlyBundle: [],
    },
    plugins: [
      declarationsByName(new Map(exported.map(([key, path]) => [path, name + key.slice(1)]))),
      copySources(),
    ],
    checks: { pluginTimings: false },
    failOnWarn: true,
    logLevel: 'warn',
  };
}
