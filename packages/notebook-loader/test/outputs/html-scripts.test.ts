import { expect, test } from 'vitest';
import { htmlScripts } from '../../src/outputs/scripts/html-scripts.ts';
import { liftJson } from '../../src/outputs/scripts/lift-json.ts';

test.each<[string, string, string[]]>([
  ['all of them', '<div><script>a</script><p><SCRIPT type="x>y">b<c</Script ></div>', ['a', 'b<c']],
  ['none that is loaded', '<script src="a.js">b</script><script data-src="a">c</script>', ['c']],
  ['none in a comment', '<!-- <script>a</script> --><script>b</script>', ['b']],
  [
    'none in a text',
    '<textarea><script>a</script></textarea><style><script>b</style><script>c</script>',
    ['c'],
  ],
  ['one that has no end', '<script>a</scrip', ['a</scrip']],
  ['none without an end of its tag', '<script "a>b</script>', []],
])('%s', (_, html, scripts) => {
  expect(htmlScripts(html, 1000)).toEqual(scripts);
});

test('nothing of a text that is too long', () => {
  expect(htmlScripts('<script>a</script>', 10)).toEqual([]);
});

const data = JSON.stringify({ values: Array.from({ length: 100 }, (_, index) => `"${index}\\`) });

test.each<[string, string, number]>([
  ['an object and an array', `f(${data}, [${data}])`, 2],
  ['what a string holds', `f('${data}', "${data.replaceAll('"', '\\"')}", \`${data}\`)`, 0],
  ['what a comment holds', `// ${data}\n/* ${data} */ f(${data})`, 1],
  ['what is inside of other code', `var a = { b: ${data} }; (() => { f(a, ${data}) })()`, 2],
  ['small values', 'f({"a": 1})', 0],
  ['brackets without an end', '[{"a": '.repeat(10_000), 0],
])('JSON: %s', (_, script, count) => {
  const { values } = liftJson(script);
  expect(values.size).toBe(count);
  for (const value of values.values()) expect([value].flat()).toEqual([JSON.parse(data)]);
});
