import type { APIRoute } from 'astro';
import { walk } from 'reference-player/clips/walk.ts';
import { bvhOfClip } from '../motion/bvh-of-clip.ts';

/** The reference player's walk as a motion file, to try the demo with and to look at elsewhere. */
export const GET: APIRoute = () =>
  new Response(bvhOfClip(walk), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
