import type { LanguageRegistration } from 'shiki/core';
import { bundledLanguages } from 'shiki/langs';

/** Names that are no names of files. */
const fileNames: Record<string, string> = { 'c++': 'cpp', 'c#': 'csharp', 'f#': 'fsharp', 文言: 'wenyan' };

/** What no engine but Oniguruma's can run. */
const unsupported: ReadonlySet<string> = new Set(['ahk2', 'autohotkey2']);

/** Shiki's name of the grammar of a language, where it has one. */
export function grammarOf(language: string): string | undefined {
  const name = language.toLowerCase();
  if (!Object.hasOwn(bundledLanguages, name) || unsupported.has(name)) return undefined;
  return fileNames[name] ?? name;
}

/**
 * A grammar and those that it embeds. Its expressions were translated for JavaScript beforehand: doing that when they are
 * first met takes a quarter of a second for Python alone, in each thread.
 */
export async function importGrammar(name: string): Promise<LanguageRegistration[]> {
  const module: { default: LanguageRegistration[] } = await import(`@shikijs/langs-precompiled/${name}`);
  return module.default;
}
