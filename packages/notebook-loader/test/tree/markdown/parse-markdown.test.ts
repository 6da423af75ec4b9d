import { expect, test } from 'vitest';
import { parseCommonMarkdown } from '../../../src/tree/markdown/common/parse-common-markdown.ts';
import { parseMarkdown } from '../../../src/tree/markdown/parse-markdown.ts';
import { remarkTree, withoutPositions } from '../../remark-tree.ts';

test.each([
  '',
  '\n\na\nb c\n\n\n# Title #1 of two\nc\n###### d\n\n',
  '# a #\n\n#  b\n\n#\n\n# \n\n####### c\n\n#d\n\n# e ##f',
  'a\n===\n\nb\n---\n\n1. c\n\n1986) d\n\n+ e\n\n2 f',
  'a\n  b  \nc \n    d\n\te\r\nf\rg\0h\u00a0\n\u2028i\f',
  '\uFEFFa\n\nb\uFEFF',
  'Was\n: definition\n\n% comment\n\n(target)=\n\n$x$ {a}',
  '# Title\n\nA *plain* [text](a.md), `code` and\n- a list\n\n> quote\n\n    code',
  'www.example.com, WWW.EXAMPLE.COM, http://a.b/c?d, HTTPS://a.b, me@a.b',
  'www\\.example.com, www&#46;a.b, &#104;ttp://a.b, me&#64;a.b, m\\@a.b, ht*tp*://a.b',
  'a[^1] and ![^1], [ ^1], [\\^1]\n\n[^1]: note\n\n    more',
  '~~a~~ ~b~ \\~c~ ~~~d',
  'a | b\n-- | --\n1 | 2',
  'a\n:-\nb\n\nc\n-:\nd\n\ne\n---\nf',
  '> a\n> :-:\n> b',
  '- a\n\n- b\n  c\n\n  d\n- e\n  1. f\n\n     g\n\n3) h\n\n> i\n>\n> - j\n>\n> - k',
  '- Save it.\n<br>',
  '``` py  a=\\#b  \nc\n\n```\n~~~\n```\n~~~\n\n    d\n     \n\n\te',
  '```\na\n\n  ',
  '<!-- a\n\nb -->\n\n<div>\nc\n</div>\n\n<b>d</b> e',
  'a `b\nc` ``d` e`` \\\nf  \ng &copy; &#x41; &nope; \\& <http://a.b/?c=d&e> <me@a.b>',
  '![a *b* `c` <i>d</i> ![e](f)](</g h> "i\\"j") [k](l(m)n \'o\') [p]( q ) [r]()',
  '[a]: b "c"\n\n[d][a] [a] [e]',
  '*a **b** c* ***d*** _e_f_ *g*h* __i__ **j*k**',
  'a\n# b #\nc\n***\nd\n---\n1. e\n   f\n10. g\n- 2. h\n- - i',
  '- [ ] a\n- [x] b\n- [X] c\n- [\n] d\n* [\t] e',
])('Markdown is read as remark-parse reads it with remark-gfm: %j', (text) => {
  expect(withoutPositions(parseMarkdown(text))).toEqual(remarkTree(text));
});

test('any mixture of signs is read so', () => {
  const signs =
    'www . http s://a a b c d # ## #### 2. =- + @ b.c | - : ~ [^ a] [ ] [x] \\ * _ ` > 1. < ( ) ![ &#64;'.split(
      ' ',
    );
  const pieces = [...signs, '\n', '\n\n', ' ', '    ', '- ', '# ', 'word', 'a few words'];
  for (const text of mixtures(pieces, 400))
    expect(withoutPositions(parseMarkdown(text)), text).toEqual(remarkTree(text));
});

test.each([
  'The norm |x|, about ~5 of [ ] and [x]',
  '- a | b\n- [link](c) and `d[x]`\n\n---\n\n| no table |',
])('signs of GFM that mean nothing where they stand are left to the faster parser: %j', (text) => {
  expect(parseCommonMarkdown(text)).toEqual(remarkTree(text));
});

test.each(['> a\n> -|', '- a\n  |-|', '1. > - [x] a', '- [\n  ] a', '~a\nb~', '~~~\na\n~~~'])(
  'what may be of GFM is not: %j',
  (text) => {
    expect(parseCommonMarkdown(text)).toBeUndefined();
  },
);

test('most texts are read by the faster parser, and any mixture of CommonMark is read so', () => {
  const inline =
    '* ** _ ` `` ( ) [a](b) ![c](d "e") ](c) <d> <b> </b> <br> \\* \\ & &amp; &copy; . ! é “ 10.'.split(' ');
  const blocks = '\n|\n\n|\n    |\n  |\n- |\n  - |\n1. |\n> |\n# |  \n|\n\n---|\n```py a\n|\n<div>\n'.split(
    '|',
  );
  const pieces = [...inline, ...blocks, ...blocks, ' ', ' ', 'word', 'word ', ' a few words '];
  let common = 0;
  for (const text of mixtures(pieces, 1500)) {
    const tree = parseCommonMarkdown(text);
    if (!tree) continue;
    common++;
    expect(tree, text).toEqual(remarkTree(text));
  }
  expect(common).toBeGreaterThan(600);
});

/** Texts of up to 14 pieces, the same in every run. */
function* mixtures(pieces: readonly string[], count: number): Generator<string> {
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < count; round++)
    yield Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join('');
}
