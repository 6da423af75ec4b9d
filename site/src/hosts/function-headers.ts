import type { MiddlewareHandler } from 'astro';
import { securityHeaders } from './security-policy.ts';

/** What functions answer is no page, so nothing inline is allowed in it. */
const headers = Object.entries(securityHeaders({ scripts: [], styles: [], connect: [] }));

/** The security headers on answers of functions, for hosts whose own rules reach files only. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const response = await next();
  if (context.isPrerendered) return response;
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
};
