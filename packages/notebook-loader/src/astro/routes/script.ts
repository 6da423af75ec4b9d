import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { toScript } from '../../convert/to-script.ts';
import { parseNotebook } from '../../nbformat/index.ts';
import { downloadPaths } from '../download-paths.ts';

export const getStaticPaths = () => downloadPaths('script');

/** The notebook as a script of its language. */
export const GET: APIRoute<{ path: string }> = async ({ props: { path } }) =>
  new Response(toScript(parseNotebook(await readFile(path), { path })), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
