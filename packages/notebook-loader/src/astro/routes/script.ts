import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { parseNotebook } from '../../nbformat/index.ts';
import { downloadPaths } from '../download-paths.ts';
import { downloadText } from '../download-text.ts';

export const getStaticPaths = () => downloadPaths('script');

/** The notebook as a script of its language. */
export const GET: APIRoute<{ path: string }> = async ({ props: { path } }) =>
  new Response(downloadText.script(parseNotebook(await readFile(path), { path })), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
