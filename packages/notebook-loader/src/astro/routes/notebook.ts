import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { downloadPaths } from '../download-paths.ts';

export const getStaticPaths = () => downloadPaths('notebook');

/** The notebook file as it is. */
export const GET: APIRoute<{ path: string }> = async ({ props }) =>
  new Response(await readFile(props.path), { headers: { 'Content-Type': 'application/x-ipynb+json' } });
