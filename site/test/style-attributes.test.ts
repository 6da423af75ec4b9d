import { expect, test } from 'vitest';
import { moveStyleAttributes, styleSheetOf } from '../src/integrations/style-attributes.ts';

test.each([
  ['a page without any', '<p class="a">x</p>', '<p class="a">x</p>', []],
  ['an element without a class', '<p style="a:b">x</p>', '<p class="style-1">x</p>', ['a:b']],
  ['an element with a class', '<p class="a b" style="c:d">x</p>', '<p class="a b style-1" >x</p>', ['c:d']],
  ['a class after the style', '<p style="c:d" class="a">x</p>', '<p  class="a style-1">x</p>', ['c:d']],
  ['a class with a quote', `<p class='a"b' style="c:d">`, '<p class="a&quot;b style-1" >', ['c:d']],
  [
    'equal styles',
    '<i style="a:b"></i><b style="a:b"></b>',
    '<i class="style-1"></i><b class="style-1"></b>',
    ['a:b'],
  ],
  [
    'what a template holds',
    '<template><p style="a:b"></p></template>',
    '<template><p class="style-1"></p></template>',
    ['a:b'],
  ],
  ['what only looks like one', '<p>style="a:b"</p><!-- <p style="a:b"> -->', undefined, []],
])('%s', (_what, html, expected, styles) => {
  const moved = moveStyleAttributes(html);
  expect([...moved.rules.values()]).toEqual(styles);
  expect(moved.html.replace(/\bstyle-[0-9a-f]{8}\b/g, 'style-1')).toBe(expected ?? html);
});

test('the rules lie in a layer, under names that go by what they say', () => {
  const { rules } = moveStyleAttributes('<i style="a:b"></i><b style="c:d"></b>');
  const again = moveStyleAttributes('<b style="c:d"></b>').rules;
  expect([...rules.keys()]).toContain([...again.keys()][0]);
  expect(styleSheetOf(again)).toMatch(/^@layer style-attributes\{\.style-[0-9a-f]{8}\{c:d\}\}$/);
});
