import { describe, expect, test } from 'vitest';
import { identify, notebookId } from '../../src/astro/find-notebooks.ts';
import { fileAddress, pageAddress } from '../../src/astro/page-address.ts';

describe('the address of a page', () => {
  test.for([
    ['/notebooks/walking', '/', 'ignore', 'directory', '/notebooks/walking/'],
    ['/notebooks/walking', '/docs', 'always', 'directory', '/docs/notebooks/walking/'],
    ['/notebooks/walking', '/docs/', 'never', 'directory', '/docs/notebooks/walking'],
    ['/notebooks/walking', '/docs', 'ignore', 'file', '/docs/notebooks/walking.html'],
    ['/notebooks/walking', '/', 'ignore', 'preserve', '/notebooks/walking.html'],
    ['/notebooks/größe', '/', 'ignore', 'directory', '/notebooks/gr%C3%B6%C3%9Fe/'],
    ['/', '/', 'never', 'file', '/'],
    ['/', '/docs', 'never', 'directory', '/docs'],
  ] as const)(
    '%s under base %s, trailingSlash %s, format %s is %s',
    ([path, base, trailingSlash, format, expected]) => {
      expect(pageAddress(path, { base, trailingSlash, format })).toBe(expected);
    },
  );

  test('of a file is never given a slash', () => {
    expect(fileAddress('/notebooks/walking.ipynb', { base: '/docs/' })).toBe('/docs/notebooks/walking.ipynb');
  });
});

describe('the id of a notebook', () => {
  test.for([
    ['walking.ipynb', 'walking'],
    ['Part 1/Walking Humans.ipynb', 'part-1/walking-humans'],
    ['course/index.ipynb', 'course'],
    ['index.ipynb', 'index'],
    ['Größe.IPYNB', 'größe'],
    ['!!!.ipynb', 'notebook'],
  ] as const)('%s → %s', ([path, id]) => {
    expect(notebookId(path)).toBe(id);
  });

  test('is unique', () => {
    const ids = identify('/base', ['A.ipynb', 'a.ipynb', 'a/index.ipynb', 'a-2.ipynb']).map(
      (file) => file.id,
    );
    expect(ids).toEqual(['a', 'a-2', 'a-3', 'a-2-2']);
  });
});
