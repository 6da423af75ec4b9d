import { describe, expect, it } from 'vitest';
import { parseOptions } from '../src/options.ts';

describe('parseOptions', () => {
  it('reads both forms of a build', () => {
    expect([...parseOptions({ builds: { a: './a', b: { export: './b', stem: 'Game' } } }).builds]).toEqual([
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
    ['another host', { builds: {}, host: 'ftp' }, /host: .*"netlify"/],
    ['a budget of nothing', { builds: {}, budget: 0 }, /budget/],
    ['a limit for another part', { builds: {}, budget: { sound: 1 } }, /budget/],
    ['a number', { builds: { a: 1 } }, /builds\.a/],
  ])('refuses %s and says where', (_, options, message) => {
    expect(() => parseOptions(options)).toThrow(message);
  });
});
