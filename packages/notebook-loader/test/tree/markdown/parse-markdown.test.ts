import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/tree/markdown/parse-markdown.ts';
import { parsePlainMarkdown } from '../../../src/tree/markdown/plain-markdown.ts';

const remark = unified().use(remarkParse).use(remarkGfm).freeze();

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
  '- [ ] a\n- [x] b\n- [X] c\n- [\n] d\n* [\t] e',
])('Markdown is read as remark-parse reads it with remark-gfm: %j', (text) => {
  expect(parseMarkdown(text)).toEqual(remark.parse(text));
});

test('any mixture of signs is read so', () => {
  const signs =
    'www . http s://a a b c d # ## #### 2. =- + @ b.c | - : ~ [^ a] [ ] [x] \\ * _ ` > 1. < ( ) ![ &#64;'.split(
      ' ',
    );
  const pieces = [...signs, '\n', '\n\n', ' ', '    ', '- ', '# ', 'word', 'a few words'];
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join('');
    expect(parseMarkdown(text), text).toEqual(remark.parse(text));
  }
});

test('most texts are words and headings alone', () => {
  const words = 'a few words # ## 1 2 = - + : . ,'.split(' ');
  const pieces = [...words, ' ', ' ', '\n', '\n# ', '\n\n## '];
  let seed = 1;
  let plain = 0;
  for (let round = 0; round < 1000; round++) {
    const text = Array.from({ length: 1 + (round % 12) }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return pieces[seed % pieces.length];
    }).join('');
    const tree = parsePlainMarkdown(text);
    if (tree) expect(tree, JSON.stringify(text)).toEqual(remark.parse(text));
    if (tree) plain++;
  }
  expect(plain).toBeGreaterThan(200);
});
