import { mapProse } from './prose-lines.ts';

/**
 * `#Title` is a heading in Jupyter's older renderers, and meant as one: with a capital, or with two signs and more. A lower
 * case word after one sign is a hashtag, a number an issue.
 */
export function spaceHeadings(markdown: string): string {
  if (!/^#+[^\s#]/m.test(markdown)) return markdown;
  return mapProse(markdown, (line) => line.replace(/^(#(?=\p{Lu}[^#]*$)|#{2,6}(?=[^\s#]))/u, '$1 '));
}
