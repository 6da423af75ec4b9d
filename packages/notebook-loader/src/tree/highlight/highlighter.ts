import type { Element, ElementContent } from 'hast';
import type { ThemeRegistrationAny } from 'shiki/core';
import type { StyleSheet } from '../../trust/style-sheet.ts';
import { element, text } from '../element.ts';
import type { RenderCache } from '../render-cache.ts';
import { type GrammarName, grammarOf } from './language-names.ts';
import { loadMode } from './modes/modes.ts';
import { tokenizeWithMode } from './modes/tokenize-with-mode.ts';
import { rememberTokens } from './remember-tokens.ts';
import type { Token } from './token-classes.ts';

/** Names of Shiki's themes, or themes of one's own. */
export interface HighlightThemes {
  light: string | ThemeRegistrationAny;
  dark: string | ThemeRegistrationAny;
}

/** Longer sources are shown without colours: no page is read at this length. */
const longest = 200_000;

/** Whether code of this language has colours. */
export function isHighlighted(language: string): boolean {
  return grammarOf(language) !== undefined;
}

/**
 * Lines of code as `span.line` with a span for each token: classes of the common stylesheet, or, where the user chose
 * Shiki themes, generated ones. What reads a language is loaded when first met; unknown languages stay plain.
 */
export async function highlight(
  source: string,
  language: string,
  styles: StyleSheet,
  { themes, cache }: { themes?: HighlightThemes | undefined; cache?: RenderCache | undefined } = {},
): Promise<ElementContent[]> {
  const grammar = source.length > longest || source.trim() === '' ? undefined : grammarOf(language);
  if (!grammar) return joinLines(source.split('\n').map((line) => (line === '' ? [] : [text(line)])));
  if (themes) {
    // Shiki itself is loaded where somebody wants its themes.
    const { highlightWithThemes } = await import('./shiki-themes.ts');
    return joinLines((await highlightWithThemes(source, grammar, styles, themes)).map(spans));
  }
  const lines = await rememberTokens(source, grammar, cache, () => tokensOf(source, grammar));
  return joinLines(
    lines.map((line) => spans(line.map(({ value, kind }) => ({ value, className: kind && `nb-t-${kind}` })))),
  );
}

async function tokensOf(source: string, language: GrammarName): Promise<Token[][]> {
  const mode = await loadMode(language);
  if (mode) return tokenizeWithMode(source, mode);
  // Most notebooks need nothing of what reads grammars.
  const [{ loadGrammar }, { tokenize }] = await Promise.all([
    import('./grammars.ts'),
    import('./tokenize.ts'),
  ]);
  return tokenize(source, await loadGrammar(language));
}

export interface Piece {
  value: string;
  className: string | undefined;
}

/** Neighbours of the same class become one span; white space belongs to any class. */
function spans(pieces: Piece[]): ElementContent[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const previous = merged.at(-1);
    if (previous && (previous.className === piece.className || piece.value.trim() === ''))
      previous.value += piece.value;
    else merged.push({ ...piece });
  }
  return merged.map(({ value, className }) =>
    className ? element('span', { className: [className] }, value) : text(value),
  );
}

function joinLines(lines: ElementContent[][]): ElementContent[] {
  return lines.flatMap((children, index): (Element | ElementContent)[] => {
    const line = element('span', { className: ['line'] }, ...children);
    return index === 0 ? [line] : [text('\n'), line];
  });
}
