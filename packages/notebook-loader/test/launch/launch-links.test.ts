import { describe, expect, test } from 'vitest';
import { launchLinks } from '../../src/launch/launch-links.ts';
import { parseRepository } from '../../src/launch/repository.ts';

describe('the address of a repository', () => {
  test.for([
    ['https://github.com/owner/name', 'github.com', 'owner/name'],
    ['https://github.com/owner/name.git', 'github.com', 'owner/name'],
    ['https://github.com/owner/name/tree/main/x', 'github.com', 'owner/name'],
    ['git+https://github.com/owner/name.git#readme', 'github.com', 'owner/name'],
    ['git@github.com:owner/name.git', 'github.com', 'owner/name'],
    ['ssh://git@github.com:22/owner/name', 'github.com', 'owner/name'],
    ['git://www.github.com/owner/na.me', 'github.com', 'owner/na.me'],
    ['github:owner/name', 'github.com', 'owner/name'],
    ['owner/name', 'github.com', 'owner/name'],
    ['github.com/owner/name', 'github.com', 'owner/name'],
    ['gitlab:group/sub/name', 'gitlab.com', 'group/sub/name'],
    ['gitlab:group/name', 'gitlab.com', 'group/name'],
    ['https://gitlab.com/group/sub/name/-/tree/main', 'gitlab.com', 'group/sub/name'],
    ['git@gitlab.com:group/sub/name.git', 'gitlab.com', 'group/sub/name'],
    // What a checkout in CI has in it.
    ['https://x-access-token:ghs_secret@github.com/owner/name', 'github.com', 'owner/name'],
  ] as const)('%s is %s, %s', ([address, host, name]) => {
    expect(parseRepository(address)).toEqual({ host, name });
  });

  test.for([
    '',
    'https://github.com/owner',
    'https://example.org/owner/name',
    'https://github.com.example.org/owner/name',
    'https://example.org/github.com/owner/name',
    'https://github.com/ow"ner/name',
    '../name',
    'file:///home/ada/name',
  ])('%j is none that is known', (address) => {
    expect(parseRepository(address)).toBeUndefined();
  });
});

const gitHub = { host: 'github.com', name: 'owner/name', branch: 'main', folder: 'work/lab' } as const;

describe('where a notebook can be opened', () => {
  test('from GitHub', () => {
    expect(launchLinks(gitHub, 'Part 1/a#b.ipynb', 'python', {})).toEqual({
      colab: 'https://colab.research.google.com/github/owner/name/blob/main/work/lab/Part%201/a%23b.ipynb',
      binder:
        'https://mybinder.org/v2/gh/owner/name/main?urlpath=lab%2Ftree%2Fwork%2Flab%2FPart%25201%2Fa%2523b.ipynb',
      kaggle:
        'https://www.kaggle.com/kernels/welcome?src=https%3A%2F%2Fgithub.com%2Fowner%2Fname%2Fblob%2Fmain%2Fwork%2Flab%2FPart%25201%2Fa%2523b.ipynb',
      source: 'https://github.com/owner/name/blob/main/work/lab/Part%201/a%23b.ipynb',
      edit: 'https://github.com/owner/name/edit/main/work/lab/Part%201/a%23b.ipynb',
    });
  });

  test('from GitLab, which Colab and Kaggle do not read', () => {
    const repository = { host: 'gitlab.com', name: 'group/sub/name', branch: 'next/1', folder: '' } as const;
    expect(launchLinks(repository, 'a.ipynb', 'python', {})).toEqual({
      binder: 'https://mybinder.org/v2/gl/group%2Fsub%2Fname/next%2F1?urlpath=lab%2Ftree%2Fa.ipynb',
      source: 'https://gitlab.com/group/sub/name/-/blob/next/1/a.ipynb',
      edit: 'https://gitlab.com/group/sub/name/-/edit/next/1/a.ipynb',
    });
  });

  test('at a branch without a name, nothing can be edited', () => {
    const { source, edit } = launchLinks({ ...gitHub, branch: 'HEAD' }, 'a.ipynb', 'python', {});
    expect(source).toBe('https://github.com/owner/name/blob/HEAD/work/lab/a.ipynb');
    expect(edit).toBeUndefined();
  });

  test.for([
    ['python', {}, ['colab', 'binder', 'kaggle', 'source', 'edit']],
    // What the services do not run
    ['julia', {}, ['colab', 'binder', 'source', 'edit']],
    ['haskell', {}, ['binder', 'source', 'edit']],
    // Of one's own, Quarto's, MyST's
    ['python', { launch: false }, []],
    ['python', { colab: false, kaggle: null }, ['binder', 'source', 'edit']],
    ['python', { 'repo-actions': false }, ['colab', 'binder', 'kaggle']],
    ['python', { 'repo-actions': ['source', 'issue'] }, ['colab', 'binder', 'kaggle', 'source']],
    ['python', { 'code-links': 'binder' }, ['binder', 'source', 'edit']],
    ['python', { edit_url: null }, ['colab', 'binder', 'kaggle', 'source']],
    ['python', { binder: true }, ['colab', 'binder', 'kaggle', 'source', 'edit']],
  ] as const)('in %s, with %o: %o', ([language, frontmatter, services]) => {
    expect(Object.keys(launchLinks(gitHub, 'a.ipynb', language, frontmatter))).toEqual(services);
  });

  test('front matter may name other addresses, but no scripts', () => {
    const own = { binder: 'https://binder.example.org/x', edit_url: 'javascript:alert(1)' };
    const links = launchLinks(gitHub, 'a.ipynb', 'python', own);
    expect(links.binder).toBe('https://binder.example.org/x');
    expect(links.edit).toMatch(/^https:\/\/github\.com\//);
  });
});
