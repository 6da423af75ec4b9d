import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findInlineCode } from '../src/integrations/inline-code.ts';

function source(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

test.each([
  ['an inline script', '<script>start()</script>', [source('start()')]],
  ['a module', '<script type="module">import "/a.js"</script>', [source('import "/a.js"')]],
  ['characters as they are written', '<script>a < b && "&amp;"</script>', [source('a < b && "&amp;"')]],
  ['the same script twice', '<script>x</script><script>x</script>', [source('x')]],
  ['a script inside a template', '<template><script>x</script></template>', [source('x')]],
  ['a script from a file', '<script src="/a.js"></script>', []],
  ['data', '<script type="application/ld+json">{}</script>', []],
  ['a script in a comment', '<!-- <script>x</script> -->', []],
])('scripts: %s', (_title, html, expected) => {
  expect([...findInlineCode(html).scripts]).toEqual(expected);
});

test('styles, also in the body and inside SVG', () => {
  const { styles } = findInlineCode('<style>a{}</style><p><svg><style>b{}</style></svg>');
  expect([...styles]).toEqual([source('a{}'), source('b{}')]);
});

test('attributes that no hash allows are reported', () => {
  const { refused } = findInlineCode(
    '<p style="color: red">x</p><a onclick="go()" href="/">y</a><p title="style">z</p>',
  );
  expect(refused).toEqual(['<p style="color: red">', '<a onclick="go()">']);
});
