import { AstroError } from 'astro/errors';

/**
 * Origins besides the site's own that its pages ask: that of an API elsewhere, and Sentry's.
 *
 * @throws {AstroError} for a DSN that is none.
 */
export function askedOrigins(env: NodeJS.ProcessEnv): string[] {
  const { PUBLIC_API_URL: api = '', PUBLIC_SENTRY_DSN: dsn = '' } = env;
  const origins = [];
  if (api.startsWith('https://')) origins.push(new URL(api).origin);
  if (dsn) origins.push(originOfDsn(dsn));
  return origins;
}

function originOfDsn(dsn: string): string {
  const url = URL.parse(dsn);
  if (url?.username && /^https?:$/.test(url.protocol) && /\/\d+$/.test(url.pathname)) return url.origin;
  throw new AstroError(
    'PUBLIC_SENTRY_DSN is no DSN.',
    'It is written as https://<key>@<host>/<project>. Sentry shows it under Project Settings → Client Keys.',
  );
}
