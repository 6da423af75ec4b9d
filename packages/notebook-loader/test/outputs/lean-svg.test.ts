import { expect, test } from 'vitest';
import { leanSvg } from '../../src/outputs/drawing/lean-svg.ts';

test.each([
  [
    'names and roles',
    '<g class="mark-rule role-axis-grid" pointer-events="none" aria-hidden="true"><rect x="1"/></g>',
    '<g><rect x="1"/></g>',
  ],
  ['what is opaque anyway', '<rect opacity="1"/><rect opacity="0.1"/>', '<rect/><rect opacity="0.1"/>'],
  [
    'what is not displayed, and groups that are left empty',
    '<g><g transform="translate(0,0)"><path d="M0,0" display="none"/></g></g><rect/>',
    '<rect/>',
  ],
  ['parts of hundredths', '<path d="M0.1234,5.6789Z"/>', '<path d="M0.12,5.67Z"/>'],
])('a chart loses %s', (_, svg, lean) => {
  expect(leanSvg(svg)).toBe(lean);
});

test('words are left as they are', () => {
  const text = '<text> class="b" opacity="1" d="0.1234"</text>';
  expect(leanSvg(text)).toBe(text);
});
