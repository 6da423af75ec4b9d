import { expect, test } from 'vitest';
import { findCall } from '../../src/outputs/scripts/find-call.ts';

test.each<[string, string, unknown[] | undefined]>([
  [
    'data',
    'f(1, -2.5, "a", null, true, [1, [2]], { a: { b: [] }, "c d": 3 })',
    [1, -2.5, 'a', null, true, [1, [2]], { a: { b: [] }, 'c d': 3 }],
  ],
  ['a text of several lines', 'f(`a\nb`)', ['a\nb']],
  ['JSON', "f(JSON.parse('[1]'))", [[1]]],
  ['names', 'const a = [b]; var b = 1; f(a)', [[1]]],
  [
    'arguments of a function that is called at once',
    '(function (a, g) { g(() => f(1, a)) })({ b: 2 }, run)',
    [1, { b: 2 }],
  ],
  ['of an arrow function as well', '((a) => { f(a) })([3])', [[3]]],
  ['a call in a module', 'import x from "y"; const { z } = await f(1); export default z', [1]],
  ['only the first', 'f(1); f(2)', [1]],
  [
    'nothing that is computed',
    "f(g(), 1 + 1, new Date(), 'a' + b, unknown, function () {})",
    Array.from({ length: 6 }, () => undefined),
  ],
  ['a name that leads to itself', 'var a = [b], b = [a]; f(a)', [[[null]]]],
  [
    'a key that is a prototype',
    'f({ "__proto__": { a: 1 }, b: 2 })',
    [JSON.parse('{"__proto__": {"a": 1}, "b": 2}')],
  ],
  ['no other call', 'x.f(1); g(2)', undefined],
  ['no text that is no program', 'f(1', undefined],
  ['nothing nested without end', `f(${'['.repeat(20_000)}${']'.repeat(20_000)})`, undefined],
])('finds %s', (_, script, expected) => {
  expect(findCall(script, 'f')).toEqual(expected);
});

const rows = Array.from({ length: 200 }, (_, index) => ({ a: index, b: '"}]' }));

test.each<[string, string, unknown[]]>([
  [
    'as Altair writes it',
    `(function (spec) { f("#vis", spec) })(${JSON.stringify({ data: rows })})`,
    ['#vis', { data: rows }],
  ],
  ['in an object that is no JSON', `f({ x: ${JSON.stringify(rows)}, y: -1 })`, [{ x: rows, y: -1 }]],
  [
    'behind a word',
    `f((function () { return${JSON.stringify(rows)} }), ${JSON.stringify(rows)})`,
    [undefined, rows],
  ],
  ['in a string', `f(JSON.parse(${JSON.stringify(JSON.stringify(rows))}))`, [rows]],
  [
    'after a regular expression that has a quote',
    `g(/'/); f('${JSON.stringify(rows).replaceAll('\\', '\\\\')}')`,
    [JSON.stringify(rows)],
  ],
])('finds much data %s', (_, script, expected) => {
  expect(findCall(script, 'f')).toEqual(expected);
});

test('of a member', () => {
  expect(findCall('window.Plotly.newPlot(1)', 'Plotly.newPlot')).toEqual([1]);
  expect(findCall('Other.newPlot(1); Plotly["newPlot"](2)', 'Plotly.newPlot')).toBeUndefined();
});

test('a name that is doubled at every step is not followed without end', () => {
  const names = Array.from({ length: 40 }, (_, index) => `var a${index} = [a${index + 1}, a${index + 1}];`);
  expect(findCall(`${names.join('')} f(a0)`, 'f')).toBeUndefined();
});

test('what differs between scripts that a library writes around its charts is told apart', () => {
  const script = (id: string, index: number) =>
    `(function (spec) { f("#vis-${id}", { "${id}": 1 }, spec, ["x", "${id}"]) })(${JSON.stringify([...rows, index])})`;
  const ids = ['0d4e3ede3b434a09bc6a097b80903170', '7c1b7b1e-6f0a-4d9e-9a51-0123456789ab'];
  for (const [index, id] of ids.entries())
    expect(findCall(script(id, index), 'f')).toEqual([
      `#vis-${id}`,
      { [id]: 1 },
      [...rows, index],
      ['x', id],
    ]);
  const declared = (id: string) => `var a = "${id}"; f(a, "#${id}"); g("${id}")`;
  for (const id of ids) expect(findCall(declared(id), 'f')).toEqual([id, `#${id}`]);
  for (const id of ids) expect(findCall(declared(id), 'g')).toEqual([id]);
});
