import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, hasCompiler, hasTestRunner, runEditModeTests } from '../checks/csharp.ts';
import { temporaryFolder } from './temporary-folder.ts';

const compiler = hasCompiler ? '' : ' (skipped: install Debian’s mono-mcs to run it)';
const runner = hasTestRunner ? '' : ' (skipped: install Debian’s mono-mcs and nunit-console to run it)';

describe.skipIf(!hasCompiler)(`the C# of the project${compiler}`, () => {
  test.each(['UNITY_EDITOR', 'UNITY_WEBGL'] as const)('compiles for %s', async (define) => {
    await compile({ out: join(temporaryFolder(), 'player.dll'), define });
  });
});

test.skipIf(!hasTestRunner)(`the edit-mode tests pass${runner}`, async () => {
  const out = join(temporaryFolder(), 'tests.dll');
  await compile({ out, define: 'UNITY_EDITOR', tests: true });
  const { total, failed, report } = await runEditModeTests(out);
  expect(failed, report).toBe(0);
  expect(total).toBeGreaterThan(100);
});
