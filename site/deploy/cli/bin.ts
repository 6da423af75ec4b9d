#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { requestGate } from '../gate/gate.ts';
import { runCommandLine } from './command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  repository: fileURLToPath(new URL('../../..', import.meta.url)),
  site: fileURLToPath(new URL('../..', import.meta.url)),
  version: manifest.version,
  gate: requestGate(process.env),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
