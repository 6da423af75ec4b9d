#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

const { directory } = enableCompileCache();
// Threads take it over from the environment.
if (directory !== undefined) process.env.NODE_COMPILE_CACHE = directory;

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
