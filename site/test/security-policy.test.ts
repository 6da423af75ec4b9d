import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../src/hosts/security-policy.ts';

test('hashes stand in a fixed order beside self', () => {
  const policy = contentSecurityPolicy({
    scripts: ["'sha256-b'", "'sha256-a'"],
    styles: ["'sha256-c'"],
    connect: [],
  });
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-a' 'sha256-b';");
  expect(policy).toContain("style-src 'self' 'sha256-c';");
});

test('nothing inline is allowed that was not hashed', () => {
  const policy = contentSecurityPolicy({ scripts: [], styles: [], connect: [] });
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*/);
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
});

test('scripts may ask the origins that they are told, and no others', () => {
  const connect = ['https://errors.example', 'https://api.example', 'https://api.example'];
  const policy = contentSecurityPolicy({ scripts: [], styles: [], connect });
  expect(policy).toContain("connect-src 'self' data: blob: https://api.example https://errors.example;");
});
