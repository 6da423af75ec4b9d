/** The command line for tests: in the clone of `CLONE`, with a gate that finds nothing wrong. */
import { join } from 'node:path';
import { runCommandLine } from '../../deploy/cli/command-line.ts';
import { openGate } from './open-gate.ts';

const repository = process.env.CLONE ?? '';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  repository,
  site: join(repository, 'site'),
  version: process.env.RELEASE ?? '',
  gate: openGate(),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
