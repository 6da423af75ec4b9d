import { type IGrammar, Registry } from '@shikijs/vscode-textmate';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import type { GrammarName } from './language-names.ts';
import { classTheme } from './token-classes.ts';

/** A grammar whose tokens have the colours of `classTheme`. */
export interface LoadedGrammar {
  grammar: IGrammar;
  /** Colours by the numbers that tokens carry. */
  colors: readonly string[];
}

// Not ES2025: V8 ignores `(?i:…)` in what it compiles without optimising, as it does once a thread has compiled much.
const engine = createJavaScriptRegexEngine({ forgiving: true, target: 'ES2024' });
const onigLib = {
  createOnigScanner: (patterns: Parameters<typeof engine.createScanner>[0]) => engine.createScanner(patterns),
  createOnigString: (text: string) => engine.createString(text),
};

const loaded = new Map<GrammarName, Promise<LoadedGrammar>>();

/**
 * A grammar of Shiki, loaded when first asked for, in a registry of its own: what other languages were met before must not change
 * what embedded code looks like. Shiki's highlighter would also load every grammar that it could embed.
 */
export function loadGrammar(name: GrammarName): Promise<LoadedGrammar> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return known;
}

async function load(name: GrammarName): Promise<LoadedGrammar> {
  const { default: languages } = await bundledLanguages[name]();
  const byScope = new Map(languages.map((language) => [language.scopeName, language]));
  const registry = new Registry({
    onigLib,
    theme: classTheme,
    loadGrammar: (scope) => byScope.get(scope),
    getInjections: (scope) =>
      languages
        .filter(({ injectTo }) => injectTo?.some((to) => scope === to || scope.startsWith(`${to}.`)))
        .map(({ scopeName }) => scopeName),
  });
  const { scopeName = '' } = languages.at(-1) ?? {};
  const grammar = registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`Shiki's grammar “${name}” has no scope “${scopeName}”.`);
  return { grammar, colors: registry.getColorMap() };
}
