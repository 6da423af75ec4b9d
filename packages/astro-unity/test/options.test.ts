import { describe, expect, it } from 'vitest';
import { parseOptions } from '../src/options.ts';

describe('parseOptions', () => {
  it('reads both forms of a build', () => {
    expect([...parseOptions({ builds: { a: './a', b: { export: './b', stem: 'Game' } } })]).toEqual([
      ['a', { export: './a' }],
      ['b', { export: './b', stem: 'Game' }],
    ]);
  });

  it.each([
    ['nothing', undefined, /builds/],
    ['no builds', {}, /builds/],
    ['another option', { builds: {}, build: './a' }, /there is no option "build"/],
    ['an empty folder', { builds: { a: '' } }, /builds\.a/],
    ['a name for a path', { builds: { 'a/b': './a' } }, /letters, digits/],
    ['a number', { builds: { a: 1 } }, /builds\.a/],
  ])('refuses %s and says where', (_, options, message) => {
    expect(() => parseOptions(options)).toThrow(message);
  });
});
