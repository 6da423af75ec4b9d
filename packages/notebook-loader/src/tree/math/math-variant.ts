import type { Element } from 'hast';
import { eachElement } from '../each-element.ts';

/** Where each alphabet begins: capital and small Latin letters, digits, capital and small Greek letters. */
type Alphabet = readonly [
  capitals: number,
  small: number,
  digits?: number | undefined,
  greekCapitals?: number | undefined,
  greekSmall?: number | undefined,
];

/** Mathematical Alphanumeric Symbols. @see https://www.unicode.org/charts/PDF/U1D400.pdf */
const ALPHABETS: Record<string, Alphabet> = {
  bold: [0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2],
  italic: [0x1d434, 0x1d44e, undefined, 0x1d6e2, 0x1d6fc],
  'bold-italic': [0x1d468, 0x1d482, 0x1d7ce, 0x1d71c, 0x1d736],
  script: [0x1d49c, 0x1d4b6],
  'bold-script': [0x1d4d0, 0x1d4ea],
  fraktur: [0x1d504, 0x1d51e],
  'double-struck': [0x1d538, 0x1d552, 0x1d7d8],
  'bold-fraktur': [0x1d56c, 0x1d586],
  'sans-serif': [0x1d5a0, 0x1d5ba, 0x1d7e2],
  'bold-sans-serif': [0x1d5d4, 0x1d5ee, 0x1d7ec, 0x1d756, 0x1d770],
  'sans-serif-italic': [0x1d608, 0x1d622, 0x1d7e2],
  'sans-serif-bold-italic': [0x1d63c, 0x1d656, 0x1d7ec, 0x1d790, 0x1d7aa],
  monospace: [0x1d670, 0x1d68a, 0x1d7f6],
};

/** Letters that Unicode had before it had the alphabets; their places there are empty. */
const EARLIER: Record<string, string> = {
  ...{ 'italic h': 'ℎ', 'script B': 'ℬ', 'script E': 'ℰ', 'script F': 'ℱ', 'script H': 'ℋ', 'script I': 'ℐ' },
  ...{ 'script L': 'ℒ', 'script M': 'ℳ', 'script R': 'ℛ', 'script e': 'ℯ', 'script g': 'ℊ', 'script o': 'ℴ' },
  ...{ 'fraktur C': 'ℭ', 'fraktur H': 'ℌ', 'fraktur I': 'ℑ', 'fraktur R': 'ℜ', 'fraktur Z': 'ℨ' },
  ...{ 'double-struck C': 'ℂ', 'double-struck H': 'ℍ', 'double-struck N': 'ℕ', 'double-struck P': 'ℙ' },
  ...{ 'double-struck Q': 'ℚ', 'double-struck R': 'ℝ', 'double-struck Z': 'ℤ' },
};

/** Words in a formula are text, and look bold or slanted as text does. */
const TEXT_STYLES: readonly [RegExp, string][] = [
  [/bold/, 'font-weight:bold'],
  [/italic/, 'font-style:italic'],
  [/sans-serif/, 'font-family:sans-serif'],
  [/monospace/, 'font-family:monospace'],
];

/**
 * Replaces `mathvariant`, of which MathML Core and with it Chromium know the value `normal` only, by the letters that it stands
 * for: `\mathbb{R}` is ℝ, `\mathbf{p}` is 𝐩.
 *
 * @param classFor A class with these declarations.
 * @see https://w3c.github.io/mathml-core/#the-mathvariant-attribute
 */
export function replaceMathVariants(tree: Element, classFor: (declarations: string) => string): void {
  eachElement(tree, ({ tagName, properties, children }) => {
    const { mathvariant: variant } = properties;
    if (typeof variant !== 'string' || variant === 'normal') return;
    delete properties.mathvariant;
    if (tagName === 'mtext') {
      const styles = TEXT_STYLES.flatMap(([pattern, style]) => (pattern.test(variant) ? [style] : []));
      if (styles.length > 0) properties.className = [classFor(styles.join(';'))];
      return;
    }
    for (const child of children) {
      if (child.type === 'text') child.value = inVariant(child.value, variant);
    }
  });
}

function inVariant(text: string, variant: string): string {
  const alphabet = ALPHABETS[variant];
  if (!alphabet) return text;
  return Array.from(text, (letter) => EARLIER[`${variant} ${letter}`] ?? moved(letter, alphabet)).join('');
}

function moved(letter: string, [capitals, small, digits, greekCapitals, greekSmall]: Alphabet): string {
  const ranges: readonly [first: string, last: string, place: number | undefined][] = [
    ['A', 'Z', capitals],
    ['a', 'z', small],
    ['0', '9', digits],
    ['Α', 'Ω', greekCapitals],
    ['α', 'ω', greekSmall],
  ];
  const range = ranges.find(([first, last]) => letter >= first && letter <= last);
  const [first = '', , place] = range ?? [];
  if (place === undefined) return letter;
  return String.fromCodePoint(place + (letter.codePointAt(0) ?? 0) - (first.codePointAt(0) ?? 0));
}
