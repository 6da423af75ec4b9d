import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleFramework, bundleLoader } from './build/bundle-scripts.ts';
import { compileWasm } from './build/compile-wasm.ts';
import { COMPRESSIONS, compress, SUFFIX } from './build/compress.ts';
import { buildDataFile } from './build/data-file.ts';
import { indexHtml } from './build/index-html.ts';

const NAME = 'reference-player';

const { values } = parseArgs({
  options: {
    compression: { type: 'string', default: 'none' },
    out: { type: 'string', default: join(import.meta.dirname, 'dist') },
  },
});
const compression = COMPRESSIONS.find((known) => known === values.compression);
if (!compression) {
  throw new Error(`--compression is "${values.compression}"; it must be one of ${COMPRESSIONS.join(', ')}.`);
}

const [wasm, framework] = await Promise.all([compileWasm(), bundleFramework()]);
const loader = await bundleLoader({ wasmFileSize: wasm.length, fallback: compression === 'fallback' });
const suffix = SUFFIX[compression];
const out = resolve(values.out);
await rm(join(out, 'Build'), { recursive: true, force: true });
await mkdir(join(out, 'Build'), { recursive: true });

const parts: readonly (readonly [string, Uint8Array])[] = [
  [`${NAME}.data`, buildDataFile()],
  [`${NAME}.framework.js`, Buffer.from(framework)],
  [`${NAME}.wasm`, wasm],
];
let total = loader.length;
await writeFile(join(out, 'Build', `${NAME}.loader.js`), loader);
for (const [name, bytes] of parts) {
  const body = await compress(bytes, name, compression);
  total += body.length;
  await writeFile(join(out, 'Build', `${name}${suffix}`), body);
}
await writeFile(join(out, 'index.html'), indexHtml(NAME, suffix));
console.log(`reference-player: ${(total / 1000).toFixed(0)} kB (compression: ${compression}) in ${out}`);
