import type { APIRoute } from 'astro';
import registry from 'notebook-loader/registry';
import { getNotebooks } from '../get-notebooks.ts';
import { llmsTxt } from '../llms-txt.ts';

/** The list of the notebooks' Markdown for language models. */
export const GET: APIRoute = async () =>
  new Response(llmsTxt(await getNotebooks(), registry.llms ?? { title: 'Notebooks' }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
