#!/usr/bin/env node
import manifest from '../../package.json' with { type: 'json' };
import { migrations } from '../migrations/index.ts';
import { runCommandLine } from './command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  migrations,
  version: manifest.version,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
});
