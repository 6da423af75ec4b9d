import type { Element, ElementContent } from 'hast';
import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationAny } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { bundledThemes } from 'shiki/themes';
import type { StyleSheet } from '../../trust/style-sheet.ts';
import { element, text } from '../element.ts';
import { classOf, classTheme } from './token-classes.ts';

/** Names of Shiki's themes, or themes of one's own. */
export interface HighlightThemes {
  light: string | ThemeRegistrationAny;
  dark: string | ThemeRegistrationAny;
}

/** Longer sources are shown without colours: no page is read at this length. */
const longest = 200_000;

/** Per line. Generous, because a busy machine must not change what a page looks like. */
const limits = { tokenizeMaxLineLength: 5000, tokenizeTimeLimit: 5000 };

let shared: Promise<HighlighterCore> | undefined;

function sharedHighlighter(): Promise<HighlighterCore> {
  shared ??= createHighlighterCore({
    themes: [classTheme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return shared;
}

/** Shiki's name of a language, where it has one. */
function grammarOf(language: string): keyof typeof bundledLanguages | undefined {
  const name = language.toLowerCase();
  return isBundled(name) ? name : undefined;
}

/** Whether code of this language has colours. */
export function isHighlighted(language: string): boolean {
  return grammarOf(language) !== undefined;
}

function isBundled(name: string): name is keyof typeof bundledLanguages {
  return Object.hasOwn(bundledLanguages, name);
}

/**
 * Lines of code as `span.line` with a span for each token: classes of the common stylesheet, or, where the user chose
 * Shiki themes, generated ones. Grammars are loaded when first met; unknown languages stay plain.
 */
export async function highlight(
  source: string,
  language: string,
  styles: StyleSheet,
  themes?: HighlightThemes,
): Promise<ElementContent[]> {
  const grammar = source.length > longest || source.trim() === '' ? undefined : grammarOf(language);
  if (!grammar) return joinLines(source.split('\n').map((line) => (line === '' ? [] : [text(line)])));
  const highlighter = await sharedHighlighter();
  if (!highlighter.getLoadedLanguages().includes(grammar))
    await highlighter.loadLanguage(bundledLanguages[grammar]);
  if (themes) return highlightWithThemes(highlighter, source, grammar, styles, themes);
  const { tokens } = highlighter.codeToTokens(source, {
    lang: grammar,
    theme: classTheme.name ?? '',
    ...limits,
  });
  return joinLines(
    tokens.map((line) =>
      spans(line.map((token) => ({ value: token.content, className: prefixed(classOf(token.color)) }))),
    ),
  );
}

function prefixed(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `nb-t-${name}`;
}

async function highlightWithThemes(
  highlighter: HighlighterCore,
  source: string,
  lang: string,
  styles: StyleSheet,
  themes: HighlightThemes,
): Promise<ElementContent[]> {
  const [light, dark] = [
    await loadTheme(highlighter, themes.light),
    await loadTheme(highlighter, themes.dark),
  ];
  const { tokens } = highlighter.codeToTokens(source, {
    lang,
    themes: { light, dark },
    defaultColor: false,
    ...limits,
  });
  return joinLines(
    tokens.map((line) =>
      spans(
        line.map(({ content, htmlStyle }) => {
          const color = `light-dark(${htmlStyle?.['--shiki-light'] ?? 'inherit'},${htmlStyle?.['--shiki-dark'] ?? 'inherit'})`;
          return { value: content, className: styles.classFor(`color:${color}`) };
        }),
      ),
    ),
  );
}

async function loadTheme(
  highlighter: HighlighterCore,
  theme: string | ThemeRegistrationAny,
): Promise<string> {
  if (typeof theme !== 'string') {
    await highlighter.loadTheme(theme);
    return theme.name ?? 'custom';
  }
  const bundled = Object.entries(bundledThemes).find(([name]) => name === theme)?.[1];
  if (!bundled) {
    throw new Error(`Shiki has no theme “${theme}”. Choose one of ${Object.keys(bundledThemes).join(', ')}.`);
  }
  if (!highlighter.getLoadedThemes().includes(theme)) await highlighter.loadTheme(bundled);
  return theme;
}

interface Piece {
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
