import type { APIRoute } from 'astro';
import { downloadPaths } from '../download-paths.ts';
import { notebookMarkdown } from '../notebook-markdown.ts';

export const getStaticPaths = () => downloadPaths('markdown');

/** The page as Markdown, for people and for language models. */
export const GET: APIRoute<{ id: string }> = async ({ props: { id } }) =>
  new Response(await notebookMarkdown(id), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
