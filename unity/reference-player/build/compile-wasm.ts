import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Compiles `assembly/index.ts`. Throws with the compiler's messages if it does not compile. */
export async function compileWasm(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'assembly/index.ts',
      '--baseDir',
      fileURLToPath(new URL('..', import.meta.url)),
      '--outFile',
      'build.wasm',
      '-O3',
      '--noAssert',
      // Nothing is freed but by the next clip: no garbage collector is needed.
      '--runtime',
      'stub',
      '--use',
      'abort=',
    ],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) wasm = typeof contents === 'string' ? Buffer.from(contents) : contents;
      },
    },
  );
  if (error || !wasm)
    throw new Error(`AssemblyScript could not compile assembly/index.ts.\n${stderr.toString()}`);
  return wasm;
}
