import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationAny } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { bundledThemes } from 'shiki/themes';
import type { StyleSheet } from '../../trust/style-sheet.ts';
import type { HighlightThemes, Piece } from './highlighter.ts';
import type { GrammarName } from './language-names.ts';

/** As for the package's own colours. */
const limits = { tokenizeMaxLineLength: 5000, tokenizeTimeLimit: 5000 };

let shared: Promise<HighlighterCore> | undefined;

/** Lines of code in two themes of Shiki, with a generated class for each pair of colours. */
export async function highlightWithThemes(
  source: string,
  lang: GrammarName,
  styles: StyleSheet,
  themes: HighlightThemes,
): Promise<Piece[][]> {
  shared ??= createHighlighterCore({
    themes: [],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const highlighter = await shared;
  if (!highlighter.getLoadedLanguages().includes(lang))
    await highlighter.loadLanguage(bundledLanguages[lang]);
  const light = await loadTheme(highlighter, themes.light);
  const dark = await loadTheme(highlighter, themes.dark);
  const { tokens } = highlighter.codeToTokens(source, {
    lang,
    themes: { light, dark },
    defaultColor: false,
    ...limits,
  });
  return tokens.map((line) =>
    line.map(({ content, htmlStyle }) => {
      const color = `light-dark(${htmlStyle?.['--shiki-light'] ?? 'inherit'},${htmlStyle?.['--shiki-dark'] ?? 'inherit'})`;
      return { value: content, className: styles.classFor(`color:${color}`) };
    }),
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
