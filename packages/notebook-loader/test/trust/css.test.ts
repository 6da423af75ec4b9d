import { describe, expect, test } from 'vitest';
import { safeDeclarations } from '../../src/trust/declarations.ts';
import { scopeStyle } from '../../src/trust/scope-style.ts';
import { renderMarkdown } from '../build-notebook.ts';

describe('declarations', () => {
  test.each<[string, string]>([
    ['width: 3em; TEXT-ALIGN: right', 'width:3em;text-align:right'],
    ['position: fixed; inset: 0; z-index: 9', ''],
    ['background: url(https://a.b/c)', ''],
    ['background-image: image-set("a.png" 1x)', ''],
    [
      'background: linear-gradient(90deg, #d65f5f 50%, transparent 50%)',
      'background:linear-gradient(90deg,light-dark(#d65f5f,#9c4a4b) 50%,transparent 50%)',
    ],
    [
      'background: linear-gradient(90deg, red, white); color: black',
      'background:linear-gradient(90deg,red,white);color:black',
    ],
    ['width: expression(alert(1))', ''],
    ['width: var(--x)', ''],
    ['behavior: url(x)', ''],
    ['margin-left: -900px', ''],
    ['color: salmon', 'color:light-dark(#fa8072,#fa8072)'],
    ['color: hsl(120 100% 25%)', 'color:light-dark(#008000,#339933)'],
    ['background-color: lightcoral', 'background-color:lightcoral;color:#1a1c21'],
    ['color: red', 'color:light-dark(#ff0000,#ff1a1a)'],
    ['color: black', 'color:light-dark(#000000,#8c8c8c)'],
    ['background-color: #ffffcc', 'background-color:#ffffcc;color:#1a1c21'],
    ['background-color: #000080; color: #f1f1f1', 'background-color:#000080;color:#f1f1f1'],
    ['color: red}body{display:none', ''],
    ['color', ''],
    ['}', ''],
    ['content: "\\00b7"; padding: 0 .5ex', 'content:"·";padding:0 .5ex'],
    ['content: "a" attr(href)', ''],
    ['content: url(x)', ''],
  ])('%s', (source, safe) => {
    expect(safeDeclarations(source)).toBe(safe);
  });
});

test.for(['</style><script>x</script>', '\\3c /style\\3e '])(
  'no text in CSS ends a <style> element: %s',
  async (text) => {
    const { css } = await renderMarkdown(`<p style='font-family: "${text.replaceAll('<', '&lt;')}"'>x</p>`);
    expect(css).toContain('font-family:"\\3c /style>');
    expect(css).not.toContain('<');
  },
);

describe('style elements', () => {
  const scoped = (source: string) => scopeStyle(source, 's', 'p-').rules.join('');
  test.each<[string, string]>([
    ['#T_1 th, .x { width: 1px }', '.s #p-T_1 th,.s .x{width:1px}'],
    ['body { display: none }', '.s body{display:none}'],
    ['@import url(https://a.b); a { width: 1px }', '.s a{width:1px}'],
    ['@media all { a { width: 1px } }', ''],
    [':root { width: 1px }', ''],
    ['a:has(b) { width: 1px }', ''],
    ['a:hover { width: 1px }', '.s a:hover{width:1px}'],
    ['a { background: url(x) }', ''],
    ['a { width: 1px', '.s a{width:1px}'],
    ['</style><script>alert(1)</script>', ''],
  ])('%s', (source, rules) => {
    expect(scoped(source)).toBe(rules);
  });

  test('classes that rules name are known', () => {
    expect([...scopeStyle('.a .b:not(.c){width:1px}', 's', '').classNames]).toEqual(['a', 'b', 'c']);
  });
});
