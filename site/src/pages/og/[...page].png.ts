import type { APIRoute, GetStaticPaths } from 'astro';
import { socialImage } from '../../social/address.ts';
import { type Card, drawCard } from '../../social/card.ts';
import { cards } from '../../social/cards.ts';

export const getStaticPaths = (async () =>
  [...(await cards())].map(([path, card]) => ({
    params: { page: socialImage(path).replace(/^\/og\/|\.png$/g, '') },
    props: { card },
  }))) satisfies GetStaticPaths;

/** The picture that shared links to a page show. */
export const GET: APIRoute<{ card: Card }> = async ({ props }) =>
  new Response(await drawCard(props.card), { headers: { 'content-type': 'image/png' } });
