import type { MiddlewareHandler } from 'astro';

/** A middleware that does nothing. */
export const onRequest: MiddlewareHandler = (_context, next) => next();
