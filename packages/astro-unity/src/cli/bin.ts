#!/usr/bin/env node
import { runCommandLine } from './command-line.ts';
import { crash } from './crash.ts';

process.on('uncaughtException', crash);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  color: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '',
});
