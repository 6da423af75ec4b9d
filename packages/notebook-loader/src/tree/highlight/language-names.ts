import { bundledLanguages } from 'shiki/langs';

export type GrammarName = keyof typeof bundledLanguages;

/** Shiki's name of a language, where it has one. */
export function grammarOf(language: string): GrammarName | undefined {
  const name = language.toLowerCase();
  return isBundled(name) ? name : undefined;
}

function isBundled(name: string): name is GrammarName {
  return Object.hasOwn(bundledLanguages, name);
}
