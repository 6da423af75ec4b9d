import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../src/integrations/security-policy.ts';

test('hashes stand in a fixed order beside self', () => {
  const policy = contentSecurityPolicy({ scripts: ["'sha256-b'", "'sha256-a'"], styles: ["'sha256-c'"] });
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-a' 'sha256-b';");
  expect(policy).toContain("style-src 'self' 'sha256-c';");
});

test('nothing inline is allowed that was not hashed', () => {
  const policy = contentSecurityPolicy({ scripts: [], styles: [] });
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*/);
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
});
