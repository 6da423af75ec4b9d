import { isObject, objectOf, own, ownString } from './json.ts';
import { magicLanguage } from './magics.ts';
import type { CodeCell, JsonObject } from './notebook.ts';

/** Names that kernels and front ends use, and what everybody else calls the language. */
const aliases: Record<string, string> = {
  ipython: 'python',
  py: 'python',
  ir: 'r',
  'c#': 'csharp',
  'f#': 'fsharp',
  '.net-csharp': 'csharp',
  '.net-fsharp': 'fsharp',
  '.net-powershell': 'powershell',
  pwsh: 'powershell',
  'c++': 'cpp',
  xcpp: 'cpp',
  gophernotes: 'go',
  ihaskell: 'haskell',
  iruby: 'ruby',
  sagemath: 'python',
  sage: 'python',
  sos: 'python',
  js: 'javascript',
  ts: 'typescript',
  sh: 'bash',
  script: 'bash',
  svg: 'xml',
  'wolfram language': 'wolfram',
};

/** `Python3` → `python`, `java11` → `java`, `C++17` → `cpp`. */
function normaliseLanguage(name: string): string {
  const plain = name.trim().toLowerCase();
  const short = plain.replace(/[-\s]?\d[\d.]*$/, '');
  return aliases[plain] ?? aliases[short] ?? (short || plain);
}

/** Language of a notebook from its metadata, else from the directives of its cells, else guessed from their code; `text` when nothing tells. */
export function notebookLanguage(metadata: JsonObject, sources: Iterable<string>): string {
  const info = own(metadata, 'language_info');
  const kernelspec = own(metadata, 'kernelspec');
  const polyglot = objectOf(objectOf(own(metadata, 'polyglot_notebook')).kernelInfo);
  const declared = named([
    ownString(polyglot, 'defaultKernelName'),
    ownString(objectOf(info), 'name'),
    ownString(objectOf(kernelspec), 'language'),
    isObject(kernelspec) ? ownString(kernelspec, 'name') : ownString(metadata, 'kernelspec'),
    ownString(objectOf(own(metadata, 'jupytext')), 'main_language'),
  ]);
  if (declared !== undefined) return normaliseLanguage(declared);
  const cells = [...sources];
  return directiveLanguage(cells) ?? guessLanguage(cells.join('\n').slice(0, 20_000));
}

/** The language that most cells name, where they do it as Polyglot does; magics of IPython tell of single cells. */
function directiveLanguage(sources: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const source of sources) {
    const language = /^\s*#!/.test(source) ? magicLanguage(source) : undefined;
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

/** From what is particular to what many languages share. */
const signs: [language: string, sign: RegExp][] = [
  ['cpp', /^\s*#include\s*[<"]|\bstd::/m],
  ['go', /^\s*(?:package main|func \w+\(.*\{$)|\bfmt\.Print/m],
  ['rust', /\bfn \w+\(|\blet mut |\bprintln!\(/],
  ['java', /\bSystem\.out\.print|\bpublic (?:static |final )*(?:class|void|int)\b/],
  ['csharp', /^\s*(?:using [\w.]+;|#r "nuget:)|\bConsole\.Write/m],
  ['fsharp', /^\s*open [A-Z][\w.]+$|^\s*let (?:rec )?\w+ .*=$/m],
  ['haskell', /^\s*(?:import qualified|\w+ :: |:ext )/m],
  ['scala', /^\s*(?:import (?:scala|org\.apache)\b|val \w+\s*[:=]|object \w+|case class )/m],
  [
    'python',
    /^\s*(?:import [\w., ]+$|from [\w.]+ import |def \w+\(.*\).*:$|class \w+.*:$|print\(|%%?[a-z]|!pip )/m,
  ],
  ['julia', /^\s*(?:using [A-Z]\w+|function .*\)$|println\(|end$)/m],
  ['r', /(?:^|\s)(?:library\(|[\w.]+ <- )/m],
  ['ruby', /^\s*(?:puts |require ['"]|def \w+$)/m],
  ['javascript', /^\s*(?:const |let |var \w+ =|function |require\(|console\.log)/m],
  ['sql', /^\s*(?:select .+ from|create (?:table|view)|insert into)\b/im],
  ['bash', /^(?:\$ |echo |cd |ls |#!\/bin\/(?:ba)?sh)/m],
  // What is left of Python where a notebook imports nothing: blocks, f-strings, keyword arguments.
  [
    'python',
    /^\s*(?:for|if|elif|else|while|with|try|except)\b.*:\s*(?:#.*)?$|\bf"|\bNone\b|\w\(.*\b\w+=[^=]/m,
  ],
];

function guessLanguage(source: string): string {
  return signs.find(([, sign]) => sign.test(source))?.[0] ?? 'text';
}

/** Language of one code cell: a magic, its own metadata (Polyglot, VS Code, SoS, nbformat 3), else the notebook's. */
export function cellLanguage({ metadata, source }: CodeCell, language: string): string {
  const declared = named([
    ownString(objectOf(own(metadata, 'polyglot_notebook')), 'kernelName'),
    ownString(objectOf(own(metadata, 'dotnet_interactive')), 'language'),
    ownString(objectOf(own(metadata, 'vscode')), 'languageId'),
    ownString(metadata, 'kernel'),
    ownString(metadata, 'language'),
  ]);
  return magicLanguage(source) ?? (declared === undefined ? language : normaliseLanguage(declared));
}

/** The first that is a name. Polyglot notebooks call every language of theirs `polyglot-notebook` as well. */
function named(names: readonly (string | undefined)[]): string | undefined {
  return names.find((name) => name !== undefined && name.trim() !== '' && name !== 'polyglot-notebook');
}
