import { describe, expect, test } from 'vitest';
import { askedOrigins } from '../../src/integrations/asked-origins.ts';

describe('askedOrigins', () => {
  test.each([
    [{}, []],
    [{ PUBLIC_API_URL: '/api' }, []],
    [{ PUBLIC_API_URL: 'https://api.example/v1' }, ['https://api.example']],
    [{ PUBLIC_SENTRY_DSN: 'https://key@o1.ingest.example/42' }, ['https://o1.ingest.example']],
  ])('of %j are %j', (env, origins) => expect(askedOrigins(env)).toEqual(origins));

  test.each([
    'key',
    'https://o1.ingest.example/42',
    'https://key@o1.ingest.example/',
    'ftp://key@a.example/1',
  ])('a DSN of %s ends the build', (dsn) =>
    expect(() => askedOrigins({ PUBLIC_SENTRY_DSN: dsn })).toThrow('PUBLIC_SENTRY_DSN is no DSN.'),
  );
});
