import { describe, expect, test } from 'vitest';
import { renderNotebook, toHtml } from '../../src/render.ts';
import type { FilesBeside } from '../../src/tree/citations/files-beside.ts';
import { parseCitation } from '../../src/tree/citations/parse-citation.ts';
import { markdown, notebook, renderCells } from '../build-notebook.ts';

const bib = `@string{jb = "J. Biomech."}
@article{doe2020, author = {Doe, Jane and Roe, Richard}, title = {Gait \\& motion}, journal = jb, year = {2020}, pages = {1--9}}
@book{smith, author = {Smith, A.}, title = {Walking <script>alert(1)</script>}, year = 1999, publisher = {P}}
@book{unused, author = {Nobody}, title = {Not cited}, year = 2001}
@article{linked, author = {Link, L.}, title = {Linked}, journal = jb, year = 2002, doi = {10.1000/a.b}}
@misc{web, author = {Web, W.}, title = {Page}, year = 2003, url = {https://example.org/a?b=1&c=2}}
@misc{evil, author = {Evil, E.}, title = {Script}, year = 2004, url = {javascript:alert(1)}}`;

const own =
  '[{"id": "own", "type": "book", "title": "Own", "author": [{"family": "Own"}], "issued": {"date-parts": [[2001]]}}]';
const texts: Record<string, string | undefined> = { 'refs.bib': bib, 'refs.json': own, 'broken.json': '[{' };

const files: FilesBeside = {
  read: async (path) => texts[path],
  list: async (ending) => (ending === '.bib' ? ['refs.bib'] : []),
};

const cite = (source: string, more: unknown[] = []) => renderCells([markdown(source), ...more], { files });

/** The text of the first citation. */
const cited = async (source: string) => {
  const { html } = await cite(source);
  return /<cite[^>]*>(.*?)<\/cite>/
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .replaceAll('&#x26;', '&');
};

describe('every dialect of citations', () => {
  test.each<[string, string]>([
    ['[@doe2020]', '(Doe & Roe, 2020)'],
    ['as @doe2020 says', 'Doe & Roe (2020)'],
    ['[see @doe2020, p. 3; @smith]', '(see Doe & Roe, 2020, p. 3; Smith, 1999)'],
    ['[@doe2020, pp. 3-5, and more]', '(Doe & Roe, 2020, pp. 3–5, and more)'],
    ['[-@doe2020]', '(2020)'],
    ['@doe2020 [p. 3] shows', 'Doe & Roe (2020, p. 3)'],
    ['{cite}`doe2020`', '(Doe & Roe, 2020)'],
    ['{cite:p}`doe2020,smith`', '(Doe & Roe, 2020; Smith, 1999)'],
    ['{cite:t}`doe2020`', 'Doe & Roe (2020)'],
    ['<cite data-cite="doe2020">(D)</cite>', '(Doe & Roe, 2020)'],
    ['<strong data-cite="doe2020">D</strong>', '(Doe & Roe, 2020)'],
    ['<cite data-cite-t="doe2020">D</cite>', 'Doe & Roe (2020)'],
    ['\\cite{doe2020}', '(Doe & Roe, 2020)'],
  ])('%s', async (source, expected) => {
    expect(await cited(source)).toBe(expected);
  });

  test.each([
    'mail me@doe2020.org',
    '[@someone](https://a.b/)',
    '`@doe2020`',
    '@someone',
    '<cite data-cite="other">(O)</cite>',
  ])('%s is none', async (source) => {
    const { html, rules } = await cite(source);
    expect(html).not.toContain('nb-cite');
    expect(rules).toEqual([]);
  });
});

describe('the list of references', () => {
  test('links identifiers and addresses', async () => {
    const { html } = await cite('[@linked; @web; @evil]');
    expect(html).toContain('<a href="https://doi.org/10.1000/a.b">https://doi.org/10.1000/a.b</a>');
    expect(html).toContain('href="https://example.org/a?b=1&#x26;c=2"');
    expect(html).not.toContain('href="javascript:');
  });

  test('has what is cited, in the style, with links both ways', async () => {
    const { html, headings, rules } = await cite('[@smith] [@doe2020] and [@smith]');
    expect(html).toContain('<a href="#user-content-ref-doe2020">Doe');
    expect(html).toMatch(
      /<li id="user-content-ref-doe2020">Doe, J., &#x26; Roe, R. \(2020\). Gait &#x26; motion. <i>J. Biomech.<\/i>/,
    );
    expect(html).toContain(
      '<a href="#user-content-cite-3" aria-label="Back to citation 2 of this work">↩</a>',
    );
    expect(html.indexOf('ref-doe2020">Doe, J.')).toBeLessThan(html.indexOf('ref-smith">Smith, A.'));
    expect(headings.at(-1)).toMatchObject({ text: 'References' });
    expect(html).not.toMatch(/<script|Not cited/);
    expect(rules).toEqual([]);
  });

  test.each(['```{bibliography}\n```', '::: {#refs}\n:::'])(
    'stands where the author wants it: %s',
    async (place) => {
      const { html, headings } = await cite(`[@smith]\n\n${place}`, [markdown('# Later')]);
      expect(html.indexOf('nb-references')).toBeLessThan(html.indexOf('Later'));
      expect(html.match(/<ul class="nb-references">/g)).toHaveLength(1);
      expect(headings).toHaveLength(1);
    },
  );

  test('goes below a heading of the author', async () => {
    const { headings } = await cite('[@smith]\n\n## References');
    expect(headings).toHaveLength(1);
  });

  test('is numbered where the style numbers', async () => {
    const { html } = await cite('---\ncsl: vancouver\n---\n[@smith] and @doe2020');
    expect(html).toMatch(
      /<cite[^>]*>\(<a href="#user-content-ref-smith">1<\/a>\)<\/cite> and <cite[^>]*>\(<a [^>]*>2<\/a>\)/,
    );
    expect(html).toContain('<ol class="nb-references"><li id="user-content-ref-smith">Smith A.');
  });
});

describe('where works come from', () => {
  test('files that the front matter names', async () => {
    const { html } = await cite('---\nbibliography: refs.bib\n---\n[@smith]');
    expect(html).toContain('1999');
  });

  test('CSL-JSON', async () => {
    const { text } = await cite('---\nbibliography: [refs.bib, refs.json]\n---\n[@own; @smith]');
    expect(text).toContain('(Own, 2001; Smith, 1999)');
    expect((await cite('---\nbibliography: broken.json\n---\n[@own]')).rules).toEqual(['bibliography']);
  });

  test('a file that is not there is reported', async () => {
    const { rules, text } = await cite('---\nbibliography: none.bib\n---\n[@smith]');
    expect(rules).toEqual(['bibliography']);
    expect(text).toBe('[@smith]');
  });

  test('a key that is not there is reported', async () => {
    const { rules, text } = await cite('[@smith; @nobody]');
    expect(rules).toEqual(['unknown-citation']);
    expect(text).toContain('(Smith, 1999)');
  });

  test('the front matter itself', async () => {
    const yaml =
      'references:\n  - id: own\n    type: book\n    title: Own\n    author: [{ family: Own, given: O. }]\n    issued: { date-parts: [[2001]] }';
    const { html } = await renderCells([markdown(`---\n${yaml}\n---\n[@own]`)]);
    expect(html).toContain('>Own, 2001</a>');
  });

  test('the metadata of cite2c', async () => {
    const metadata = {
      cite2c: {
        citations: {
          '12/AB': { type: 'book', title: 'T', author: [{ family: 'Bee' }], issued: { year: 2002 } },
        },
      },
    };
    const { hast } = await renderNotebook(notebook([markdown('<cite data-cite="12/AB"></cite>')], metadata));
    expect(toHtml(hast)).toContain('href="#user-content-ref-12/AB"');
  });

  test('without any, text stays as it is', async () => {
    const { text, rules } = await renderCells([markdown('[@smith] @doe2020 \\cite{x}')]);
    expect(text).toBe('[@smith] @doe2020 \\cite{x}');
    expect(rules).toEqual([]);
  });
});

test.each<[string, object]>([
  ['[@a, p. 3]', { key: 'a', locator: '3', label: 'page', suffix: '' }],
  ['[@a 33]', { key: 'a', locator: '33', label: 'page' }],
  ['[see @a, chap. 2, end]', { key: 'a', prefix: 'see', locator: '2', label: 'chapter', suffix: ', end' }],
  ['[@a, in short]', { key: 'a', locator: undefined, suffix: ', in short' }],
  ['[-@{a b}]', { key: 'a b', suppressesAuthor: true }],
  ['[@doi:10.1/x.]', { key: 'doi:10.1/x' }],
])('%s', (source, expected) => {
  expect(parseCitation(source).items[0]).toMatchObject(expected);
});
