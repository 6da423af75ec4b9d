import { describe, expect, test } from 'vitest';
import { commentMagics } from '../../src/convert/comment-magics.ts';
import { toScript } from '../../src/convert/to-script.ts';
import { parseNotebook } from '../../src/nbformat/index.ts';
import { scriptFormat } from '../../src/nbformat/script-format.ts';

function notebook(cells: [type: string, source: string, metadata?: object][], metadata: object) {
  return parseNotebook(
    JSON.stringify({
      cells: cells.map(([cell_type, source, metadata = {}]) => ({
        ...{ cell_type, source, metadata },
        ...(cell_type === 'code' && { execution_count: 1, outputs: [] }),
      })),
      metadata,
      nbformat: 4,
      nbformat_minor: 5,
    }),
  );
}

const python = { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } };

describe('the form of a script', () => {
  test.for([
    [{ language: 'python' }, '.py', ['#']],
    [{ language: 'r', extension: '.r' }, '.R', ['#']],
    [{ language: 'cpp' }, '.cpp', ['//']],
    [{ language: 'haskell' }, '.hs', ['--']],
    [{ language: 'ocaml' }, '.ml', ['(*', '*)']],
    [{ language: 'klingon', extension: '.kli' }, '.kli', ['#']],
    // Files beside the page that are something else, and no ending at all.
    [{ language: 'klingon', extension: '.html' }, undefined, undefined],
    [{ language: 'klingon', extension: '../../x' }, undefined, undefined],
    [{ language: 'text' }, undefined, undefined],
    [{ language: 'constructor' }, undefined, undefined],
  ] as const)('of %o ends in %s and comments by %o', ([about, extension, comment]) => {
    const language_info = 'extension' in about ? { file_extension: about.extension } : {};
    const format = scriptFormat({ language: about.language, metadata: { language_info } });
    expect(format?.extension).toBe(extension);
    expect(format?.comment).toEqual(comment);
  });
});

describe('lines of a cell', () => {
  test.for([
    ['python', '%matplotlib inline', '# %matplotlib inline'],
    ['python', '    %time f()', '    # %time f()'],
    ['python', '%%time\nf()', '# %%time\nf()'],
    ['python', '!pip install x \\\n  y\nz', '# !pip install x \\\n#   y\nz'],
    ['python', 'files = !ls', '# files = !ls'],
    ['python', 'x = %env HOME', '# x = %env HOME'],
    ['python', '?print\nprint?\nprint??', '# ?print\n# print?\n# print??'],
    ['python', 'cd data\npip install x', '# cd data\n# pip install x'],
    ['python', '# %load x\n#%time\n# !ls', '# # %load x\n# #%time\n# # !ls'],
    ['python', '# pip install x\n# a comment: 50 % more', 'same'],
    ['python', 'ls = 1\ncat, dog = 1, 2\necho(1)\nx = y % z', 'same'],
    ['python', 'a = """\n%not magic\n"""\n%magic', 'a = """\n%not magic\n"""\n# %magic'],
    ['python', '# it\'s """\n%magic', '# it\'s """\n# %magic'],
    ['python', 's = \'"""\'\n%magic', 's = \'"""\'\n# %magic'],
    ['rust', ':dep serde\nlet x = 1;', '// :dep serde\nlet x = 1;'],
    ['csharp', '#!time\nvar x = 1;', '// #!time\nvar x = 1;'],
    ['julia', '%x\n?print', '# %x\n?print'],
    ['matlab', '%comment', 'same'],
  ] as const)('in %s, %j', ([language, source, expected]) => {
    const sign = language === 'rust' || language === 'csharp' ? '//' : '#';
    const comment = (line: string) => (line === '' ? sign : `${sign} ${line}`);
    expect(commentMagics(source, language, comment)).toBe(expected === 'same' ? source : expected);
  });
});

test('a notebook in Python is a script in the percent format', () => {
  const script = toScript(
    notebook(
      [
        ['markdown', '# Title\n\nText'],
        ['code', '%load_ext x\nprint(1)\n', { tags: ['setup'], collapsed: true }],
        ['raw', 'raw'],
        ['code', '%%bash --err e\necho 1'],
        ['code', '%%writefile conf.yaml\na: 1'],
        ['code', ''],
      ],
      python,
    ),
  );
  expect(script).toBe(`# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: "1.3"
#   kernelspec:
#     name: python3
#     display_name: Python 3
#     language: python
# ---

# %% [markdown]
# # Title
#
# Text

# %% tags=["setup"]
# %load_ext x
print(1)

# %% [raw]
# raw

# %% language="bash" magic_args="--err e"
# echo 1

# %%
# %%writefile conf.yaml
# a: 1

# %%
`);
});

test('a language without comments of a line has each line in one, which nothing in it ends', () => {
  const script = toScript(
    notebook(
      [
        ['markdown', 'Products a *) b'],
        ['code', 'let x = 1'],
      ],
      { language_info: { name: 'OCaml' } },
    ),
  );
  expect(script).toMatch(/^\(\* --- \*\)\n/);
  expect(script).toContain('\n\n(* %% [markdown] *)\n(* Products a * ) b *)\n\n(* %% *)\nlet x = 1\n');
});

test('there is no script of an unknown language', () => {
  expect(toScript(notebook([['markdown', 'Text']], {}))).toBeUndefined();
});
