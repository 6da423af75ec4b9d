import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { getNotebooks } from 'notebook-loader/pages';

export async function getStaticPaths() {
  const notebooks = await getNotebooks();
  return notebooks.map(({ id, path }) => ({ params: { notebook: id }, props: { path } }));
}

/** The notebook file as it is. */
export const GET: APIRoute<{ path: string }> = async ({ props }) =>
  new Response(await readFile(props.path), { headers: { 'Content-Type': 'application/x-ipynb+json' } });
