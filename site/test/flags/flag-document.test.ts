import { expect, test } from 'vitest';
import { BUILT_IN } from '../../src/flags/built-in.ts';
import { readFlags } from '../../src/flags/fetch-remote.ts';

test('the built-in flags are a document', () => {
  expect(readFlags(JSON.stringify(BUILT_IN))).toEqual(BUILT_IN);
});

test('all that a flag may have', () => {
  const document = {
    version: 1,
    flags: {
      'new-player': {
        default: 'old',
        rules: [{ if: { team: [true, 'x', 1] }, percent: 12.5, value: 'new' }],
      },
    },
  };
  expect(readFlags(JSON.stringify(document))).toEqual(document);
});

const flag = (value: unknown): string => JSON.stringify({ version: 1, flags: { a: value } });

test.each([
  ['<!doctype html>', /JSON/],
  ['null', /no flags/],
  ['{"version":2,"flags":{}}', /version/],
  ['{"version":1}', /flags/],
  ['{"version":1,"flags":{"__proto__x":{"default":true}}}', /__proto__x/],
  [flag({}), /flags\.a\.default/],
  [flag({ default: null }), /flags\.a\.default/],
  [flag({ default: { deep: true } }), /flags\.a\.default/],
  [flag({ default: true, percent: 10 }), /flags\.a\b/],
  [flag({ default: true, rules: [{ percent: 101, value: true }] }), /flags\.a\.rules\[0\]\.percent/],
  [flag({ default: true, rules: [{ percent: '10', value: true }] }), /flags\.a\.rules\[0\]\.percent/],
  [flag({ default: true, rules: [{ percent: 10 }] }), /flags\.a\.rules\[0\]\.value/],
])('%s is refused, with the place', (text, message) => {
  expect(() => readFlags(text)).toThrow(message);
});
