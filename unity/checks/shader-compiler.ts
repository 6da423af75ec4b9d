import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const UNITY_CG = readFileSync(join(import.meta.dirname, 'stubs/UnityCG.hlsl'), 'utf8');

/** Debian's and Ubuntu's `glslang-tools`, which read HLSL as well. */
export const hasShaderCompiler = spawnSync('glslangValidator', ['--version']).status === 0;

/**
 * Compiles both programs of a `.shader` file against what stands in for Unity's functions.
 *
 * @param folder Where the HLSL is put.
 * @throws {Error} with what the compiler says.
 */
export async function compileShader(text: string, folder: string): Promise<void> {
  const [, program] = /HLSLPROGRAM\n(.*?)ENDHLSL/s.exec(text) ?? [];
  if (program === undefined) throw new Error('The shader has no HLSLPROGRAM.');
  const source = join(folder, 'shader.hlsl');
  writeFileSync(
    source,
    program.replace(/^.*#include "UnityCG.cginc"/m, UNITY_CG).replace(/^.*#pragma.*$/gm, ''),
  );
  for (const stage of ['vert', 'frag']) {
    const output = join(folder, `${stage}.spv`);
    try {
      await run('glslangValidator', ['-D', '-V', '-S', stage, '-e', stage, '-o', output, source]);
    } catch (reason) {
      const said = reason instanceof Error ? Reflect.get(reason, 'stdout') : reason;
      throw new Error(`The ${stage} program does not compile: ${said}`, { cause: reason });
    }
  }
}
