import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, hasTestRunner, runEditModeTests } from './checks/csharp.ts';

// Unity runs the same tests in its Test Runner window; this needs Mono alone.
if (!hasTestRunner) {
  throw new Error(
    'There is no C# compiler or no NUnit here. Install both: apt-get install mono-mcs nunit-console',
  );
}
const folder = await mkdtemp(join(tmpdir(), 'unity-tests-'));
try {
  const out = join(folder, 'tests.dll');
  await compile({ out, define: 'UNITY_EDITOR', tests: true });
  const { failed, report } = await runEditModeTests(out);
  console.log(report);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}
