import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { cleanNotebook } from '../../convert/clean-notebook.ts';
import { writeNotebook } from '../../convert/write-notebook.ts';
import { parseNotebook } from '../../nbformat/index.ts';
import { downloadPaths } from '../download-paths.ts';

export const getStaticPaths = () => downloadPaths('clean');

/** The notebook without outputs and traces of the machine. */
export const GET: APIRoute<{ path: string }> = async ({ props: { path } }) =>
  new Response(writeNotebook(cleanNotebook(parseNotebook(await readFile(path), { path }))), {
    headers: { 'Content-Type': 'application/x-ipynb+json' },
  });
