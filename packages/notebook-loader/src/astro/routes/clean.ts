import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { parseNotebook } from '../../nbformat/index.ts';
import { downloadPaths } from '../download-paths.ts';
import { downloadText } from '../download-text.ts';

export const getStaticPaths = () => downloadPaths('clean');

/** The notebook without outputs and traces of the machine. */
export const GET: APIRoute<{ path: string }> = async ({ props: { path } }) =>
  new Response(downloadText.clean(parseNotebook(await readFile(path), { path })), {
    headers: { 'Content-Type': 'application/x-ipynb+json' },
  });
