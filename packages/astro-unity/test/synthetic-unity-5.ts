import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { temporaryFolder } from './synthetic-export.ts';

export interface SyntheticUnity5Options {
  /** Unity 5.5 keeps the asm.js in a file of its own. */
  asmUrl?: boolean;
  /** `x.data` as the page names it, instead of `x.datagz`. */
  uncompressed?: boolean;
  /** Size of the data file, about. @default 2000 */
  dataBytes?: number;
  /** Player settings → Debug Symbols. */
  debugSymbols?: boolean;
  /** Patches of Unity 5 begin their loader with one function or another. @default 'check first' */
  loaderOrder?: 'check first' | 'blob first';
}

/** Writes a tiny export in the form of Unity 5.3 to 5.5. It draws nothing. */
export async function writeSyntheticUnity5({
  asmUrl,
  uncompressed,
  dataBytes = 2000,
  debugSymbols,
  loaderOrder = 'check first',
}: SyntheticUnity5Options = {}): Promise<string> {
  const directory = await temporaryFolder();
  const contents = {
    data: `UnityFS\0\0\0\0\x065.x.x\x005.${asmUrl ? 5 : 4}.1f1\0${'synthetic '.repeat(dataBytes / 10)}`,
    js: 'var Module = Module || {};\n(function () { "use asm"; return {}; })();\nvar shouldRunNow = true;\n',
    mem: '\x07'.repeat(64),
    ...(debugSymbols && { 'debugSymbols.js': 'Module.debugSymbols = { a: "main" };\n' }),
    ...(asmUrl && { 'asm.js': 'Module.asm = (function () { "use asm"; return {}; });\n' }),
  };
  await mkdir(join(directory, 'Release'));
  for (const [extension, text] of Object.entries(contents)) {
    const bytes = Buffer.from(text, 'latin1');
    const name = join(directory, `Release/Game.${extension}`);
    await (uncompressed ? writeFile(name, bytes) : writeFile(`${name}gz`, gzipSync(bytes)));
  }
  const check = `function CompatibilityCheck() {}${' '.repeat(5000)}`;
  const blob = `function LoadJSCodeBlob() {}${' '.repeat(5000)}`;
  const functions = loaderOrder === 'check first' ? [check, blob] : [blob, check];
  await writeFile(
    join(directory, 'Release/UnityLoader.js'),
    `${functions.join('\n')}\nModule.compatibilitycheck ? Module.compatibilitycheck() : CompatibilityCheck();\nvar filePackagePrefixURL = Module.filePackagePrefixURL;\n`,
  );
  await writeFile(
    join(directory, 'index.html'),
    `<!doctype html><html><head><title>Unity WebGL Player | Synthetic Product</title></head><body><canvas id="canvas" height="600px" width="960px"></canvas>
<script>
  var Module = {
    TOTAL_MEMORY: 268435456,
    errorhandler: null,
    compatibilitycheck: null,
    dataUrl: "Release/Game.data",
    codeUrl: "Release/Game.js",${asmUrl ? '\n    asmUrl: "Release/Game.asm.js",' : ''}
    memUrl: "Release/Game.mem",${debugSymbols ? '\n    debugSymbolsUrl: "Release/Game.debugSymbols.js",' : ''}
  };
</script>
<script src="Release/UnityLoader.js"></script></body></html>
`,
  );
  return directory;
}
