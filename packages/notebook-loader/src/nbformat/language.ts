import { isObject, objectOf, own, ownString } from './json.ts';
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
export function normaliseLanguage(name: string): string {
  const plain = name.trim().toLowerCase();
  const short = plain.replace(/[-\s]?\d[\d.]*$/, '');
  return aliases[plain] ?? aliases[short] ?? (short || plain);
}

/** Language of a notebook from its metadata, else guessed from its code cells; `text` when nothing tells. */
export function notebookLanguage(metadata: JsonObject, sources: Iterable<string>): string {
  const info = own(metadata, 'language_info');
  const kernelspec = own(metadata, 'kernelspec');
  const polyglot = objectOf(objectOf(own(metadata, 'polyglot_notebook')).kernelInfo);
  const declared =
    ownString(objectOf(info), 'name') ??
    ownString(objectOf(kernelspec), 'language') ??
    ownString(polyglot, 'defaultKernelName') ??
    (isObject(kernelspec)
      ? ownString(kernelspec, 'name')
      : typeof kernelspec === 'string'
        ? kernelspec
        : undefined) ??
    ownString(objectOf(own(metadata, 'jupytext')), 'main_language');
  if (declared?.trim()) return normaliseLanguage(declared);
  return guessLanguage([...sources].join('\n').slice(0, 20_000));
}

const signs: [language: string, sign: RegExp][] = [
  ['python', /^\s*(?:import \w|from [\w.]+ import |def \w+\(.*\):|class \w+.*:$|print\(|%matplotlib|!pip )/m],
  ['julia', /^\s*(?:using [A-Z]\w+|function .*\)$|println\()/m],
  ['r', /(?:^|\s)(?:library\(|\w+ <- )/m],
  ['csharp', /^\s*(?:using [\w.]+;|#r "nuget:|Console\.Write)/m],
  ['javascript', /^\s*(?:const |let |var \w+ =|function |require\(|console\.log)/m],
  ['haskell', /^\s*(?:import qualified|\w+ ::|:ext )/m],
  ['bash', /^(?:\$ |echo |cd |ls |#!\/bin\/(?:ba)?sh)/m],
];

function guessLanguage(source: string): string {
  return signs.find(([, sign]) => sign.test(source))?.[0] ?? 'text';
}

const magicLanguages: Record<string, string> = {
  bash: 'bash',
  sh: 'bash',
  script: 'bash',
  cmd: 'bat',
  html: 'html',
  HTML: 'html',
  svg: 'xml',
  SVG: 'xml',
  javascript: 'javascript',
  js: 'javascript',
  latex: 'latex',
  markdown: 'markdown',
  perl: 'perl',
  python: 'python',
  python2: 'python',
  python3: 'python',
  pypy: 'python',
  ruby: 'ruby',
  R: 'r',
  sql: 'sql',
  bigquery: 'sql',
  cython: 'python',
  julia: 'julia',
  fortran: 'fortran-free-form',
  octave: 'matlab',
  csharp: 'csharp',
  fsharp: 'fsharp',
  pwsh: 'powershell',
  powershell: 'powershell',
  mermaid: 'mermaid',
  typescript: 'typescript',
};

/** Language of one code cell: its own metadata (VS Code, Polyglot, SoS, nbformat 3), a cell magic, else the notebook's. */
export function cellLanguage(cell: CodeCell, language: string): string {
  const { metadata, source } = cell;
  const declared =
    ownString(objectOf(own(metadata, 'vscode')), 'languageId') ??
    ownString(objectOf(own(metadata, 'polyglot_notebook')), 'kernelName') ??
    ownString(objectOf(own(metadata, 'dotnet_interactive')), 'language');
  const magic = /^\s*(?:%%|#!)([A-Za-z]\w*)/.exec(source)?.[1];
  if (magic && Object.hasOwn(magicLanguages, magic)) return magicLanguages[magic] ?? language;
  return declared ? normaliseLanguage(declared) : language;
}
