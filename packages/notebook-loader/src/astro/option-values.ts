import { z } from 'astro/zod';
import type { ThemeRegistrationAny } from 'shiki/core';
import { bundledThemes } from 'shiki/themes';
import type { Pluggable } from 'unified';
import type { OutputRenderer } from '../outputs/renderer.ts';
import { nearest } from './nearest.ts';

export const nonEmpty = z.string().min(1, 'Expected a text that is not empty.');

/** One glob or several. */
export const globs = z.union([nonEmpty, z.array(nonEmpty).min(1, 'Expected at least one glob.')]);

/** A plugin of unified, alone or with its options, or a preset. */
export const plugin = z.custom<Pluggable>((value) => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'function' || (typeof first === 'object' && first !== null);
}, 'Expected a plugin as it is imported, or a list of it and its options, such as [remarkDirective, {}].');

const rendererShape = z.looseObject({
  mediaType: z.union([nonEmpty, z.instanceof(RegExp)]),
  name: nonEmpty,
  render: z.custom((value) => typeof value === 'function'),
});

export const renderer = z.custom<OutputRenderer>(
  (value) => rendererShape.safeParse(value).success,
  "Expected an output renderer, such as { mediaType: 'text/x-motion', name: 'motion', render: (value, { html }) => html(value) }.",
);

export const host = z
  .string()
  .regex(
    /^(?:\*|(?:\*\.)?[\w.-]+(?::\d+)?)$/,
    'Expected a host alone, such as "example.org" or "*.example.org", without "https://" and path.',
  );

export const route = z
  .string()
  .regex(/^[^?#:]+$/, 'Expected a path of the site, such as "/notebooks".')
  .transform(normalizeRoute);

/** The name of one of Shiki's themes, or a theme itself. */
export const theme = z.union([
  z.string().refine((name) => Object.hasOwn(bundledThemes, name), {
    error: ({ input }) => {
      const suggestion = nearest(String(input), Object.keys(bundledThemes));
      const remedy =
        suggestion === undefined
          ? 'They are listed at https://shiki.style/themes.'
          : `Did you mean "${suggestion}"?`;
      return `Shiki has no theme ${JSON.stringify(input)}. ${remedy}`;
    },
  }),
  z.custom<ThemeRegistrationAny>((value) => typeof value === 'object' && value !== null, 'a theme of Shiki'),
]);

/** `notebooks/` → `/notebooks`; the root is the empty text, so that `${route}/x` is always a path. */
export function normalizeRoute(path: string): string {
  const segments = path.split('/').filter(Boolean);
  return segments.length === 0 ? '' : `/${segments.join('/')}`;
}
