import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileShader, hasShaderCompiler } from '../checks/shader-compiler.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FOLDER = join(import.meta.dirname, '../Assets/Shaders');
const shaders = globSync('*.shader', { cwd: FOLDER }).sort();

const needs = hasShaderCompiler ? '' : ' (skipped: install Debian’s glslang-tools to run it)';

describe.skipIf(!hasShaderCompiler)(`the shaders${needs}`, () => {
  test.each(shaders)('%s compiles', async (name) => {
    await compileShader(readFileSync(join(FOLDER, name), 'utf8'), temporaryFolder());
  });

  test('are all there, and one with a mistake does not compile', async () => {
    expect(shaders).toEqual(['Body.shader', 'Bones.shader', 'Ground.shader']);
    const text = readFileSync(join(FOLDER, 'Body.shader'), 'utf8').replace('saturate', 'saturat');
    await expect(compileShader(text, temporaryFolder())).rejects.toThrow(
      /program does not compile: .*'saturat'/s,
    );
  });
});
