/** Magics, directives and file names that say in which language a cell is, in lower case. */
const languages: Record<string, string> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  system: 'bash',
  cmd: 'bat',
  bat: 'bat',
  pwsh: 'powershell',
  powershell: 'powershell',
  ps1: 'powershell',
  html: 'html',
  svg: 'xml',
  xml: 'xml',
  css: 'css',
  javascript: 'javascript',
  js: 'javascript',
  typescript: 'typescript',
  ts: 'typescript',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  ini: 'ini',
  latex: 'latex',
  tex: 'latex',
  tikz: 'latex',
  markdown: 'markdown',
  md: 'markdown',
  mermaid: 'mermaid',
  dot: 'dot',
  python: 'python',
  python2: 'python',
  python3: 'python',
  py: 'python',
  pypy: 'python',
  pyspark: 'python',
  cython: 'python',
  cython_inline: 'python',
  cython_pyximport: 'python',
  pyx: 'python',
  ruby: 'ruby',
  rb: 'ruby',
  perl: 'perl',
  pl: 'perl',
  r: 'r',
  julia: 'julia',
  jl: 'julia',
  sql: 'sql',
  bigquery: 'sql',
  duckdb: 'sql',
  sparksql: 'sql',
  kql: 'kusto',
  octave: 'matlab',
  matlab: 'matlab',
  m: 'matlab',
  fortran: 'fortran-free-form',
  f90: 'fortran-free-form',
  csharp: 'csharp',
  cs: 'csharp',
  fsharp: 'fsharp',
  fs: 'fsharp',
  scala: 'scala',
  spark: 'scala',
  java: 'java',
  kotlin: 'kotlin',
  go: 'go',
  rust: 'rust',
  rs: 'rust',
  c: 'c',
  h: 'c',
  cpp: 'cpp',
  'c++': 'cpp',
  cc: 'cpp',
  hpp: 'cpp',
  cu: 'cpp',
  cuda: 'cpp',
  dockerfile: 'docker',
};

/** Language of a name of a kernel, of a magic (`R`, `js`) or of the extension of a file; `undefined` for any other word. */
export function languageOf(name: string): string | undefined {
  const word = name.toLowerCase();
  return Object.hasOwn(languages, word) ? languages[word] : undefined;
}

/**
 * Language that the first lines of a cell name: IPython's `%%bash`, `%%script perl`, `%%writefile x.yaml`, Polyglot's `#!fsharp`,
 * Databricks' `%sql` on a line of its own.
 */
export function magicLanguage(source: string): string | undefined {
  for (const line of source.trimStart().split('\n', 20)) {
    const [, ipython, polyglot, databricks, rest = ''] =
      /^\s*(?:%%([\w+]+|!)|#!([A-Za-z][\w-]*)|%([a-z]+)(?=\s*$))(.*)$/.exec(line) ?? [];
    const word = ipython ?? polyglot ?? databricks;
    if (word === undefined) return undefined;
    if (word === '!') return 'bash';
    if (/^(?:writefile|file)$/.test(word)) return fileLanguage(rest);
    if (word === 'script') return languageOf(/[^\s/]+(?=\s|$)/.exec(rest)?.[0] ?? '') ?? 'bash';
    const language = languageOf(word);
    if (language !== undefined) return language;
    // `%%time`, `#!share …`: the language may come on the next line.
  }
  return undefined;
}

function fileLanguage(argumentsOfMagic: string): string | undefined {
  const file = argumentsOfMagic.trim().split(/\s+/).at(-1) ?? '';
  return languageOf(/([^./]+)$/.exec(file)?.[1] ?? '');
}
