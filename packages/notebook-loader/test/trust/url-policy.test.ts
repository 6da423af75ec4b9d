import { describe, expect, test } from 'vitest';
import { classifyUrl, type UrlUse } from '../../src/trust/url-policy.ts';

describe('addresses', () => {
  test.each<[string, UrlUse, string]>([
    ['https://a.b/c', 'link', 'absolute'],
    ['http://a.b', 'load', 'absolute'],
    ['//a.b/c', 'load', 'absolute'],
    ['\\\\a.b\\c', 'load', 'absolute'],
    ['/\\a.b', 'link', 'absolute'],
    ['/x.png', 'load', 'absolute'],
    ['mailto:a@b.c', 'link', 'absolute'],
    ['mailto:a@b.c', 'load', 'blocked'],
    ['#x', 'link', 'fragment'],
    ['x.png', 'load', 'relative'],
    ['../x.ipynb#y', 'link', 'relative'],
    ['a:b.png', 'load', 'blocked'],
    ['attachment:a%20b.png', 'load', 'attachment'],
    ['data:image/png;base64,AA', 'load', 'data'],
    ['data:text/html,<script>', 'link', 'blocked'],
    ['javascript:alert(1)', 'link', 'blocked'],
    ['JaVaScRiPt:alert(1)', 'link', 'blocked'],
    [' \u0001javascript:alert(1)', 'link', 'blocked'],
    ['java\nscript:alert(1)', 'link', 'blocked'],
    ['java\tscript:alert(1)', 'load', 'blocked'],
    ['vbscript:x', 'link', 'blocked'],
    ['file:///etc/passwd', 'link', 'blocked'],
    ['blob:https://a.b/x', 'load', 'blocked'],
    ['command:x', 'link', 'blocked'],
    ['view-source:https://a.b', 'link', 'blocked'],
    ['https://[', 'link', 'blocked'],
    ['', 'link', 'blocked'],
  ])('%j as %s is %s', (address, use, kind) => {
    expect(classifyUrl(address, use).kind).toBe(kind);
  });
});
