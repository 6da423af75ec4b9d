#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { crash } from './crash.ts';

process.on('uncaughtException', crash);

// By itself, V8 lets the memory of each thread grow to several times of what it uses before it looks for what is no longer used.
setFlagsFromString('--heap-growing-percent=80');

const { directory } = enableCompileCache();
// Threads take it over from the environment.
if (directory !== undefined) process.env.NODE_COMPILE_CACHE = directory;

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
