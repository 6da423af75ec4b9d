import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = (path: string): string => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

const HEADLINE = '// RealMotionEngine reference player. This is a reference player and no Unity build.\n';

/** The loader: a classic script whose text begins with the function that it declares, as Unity's does. */
export async function bundleLoader(options: { wasmFileSize: number; fallback: boolean }): Promise<string> {
  const body = await bundle(source('loader/index.ts'), 'loader', {
    WASM_FILE_SIZE: String(options.wasmFileSize),
    DECOMPRESSION_FALLBACK: String(options.fallback),
  });
  return `function createUnityInstance(canvas, config, onProgress) {\n${HEADLINE}${body}return loader.createUnityInstance(canvas, config, onProgress);\n}\n`;
}

/** The framework: a classic script with the global `unityFramework`. */
export async function bundleFramework(): Promise<string> {
  const body = await bundle(source('framework/index.ts'), 'framework', {});
  return `var unityFramework = (() => {\n${HEADLINE}${body}return framework.unityFramework;\n})();\n`;
}

async function bundle(entry: string, globalName: string, define: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName,
    minify: true,
    target: 'es2022',
    define,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
