import { objectOf, own, ownString } from './json.ts';
import type { Notebook } from './notebook.ts';

/** How a notebook is written as a script. */
export interface ScriptFormat {
  /** Of the file, with its dot. */
  extension: string;
  /** What begins a comment, and what ends one in languages without comments of a line. */
  comment: readonly [start: string, end?: string];
}

/** Ending and comment sign of languages; where jupytext knows the language, its own choice. */
const formats: Record<string, readonly [extension: string, start: string, end?: string]> = {
  python: ['.py', '#'],
  r: ['.R', '#'],
  julia: ['.jl', '#'],
  bash: ['.sh', '#'],
  powershell: ['.ps1', '#'],
  ruby: ['.rb', '#'],
  perl: ['.pl', '#'],
  tcl: ['.tcl', '#'],
  gnuplot: ['.gp', '#'],
  coconut: ['.coco', '#'],
  xonsh: ['.xsh', '#'],
  robotframework: ['.robot', '#'],
  elixir: ['.exs', '#'],
  nim: ['.nim', '#'],
  crystal: ['.cr', '#'],
  cpp: ['.cpp', '//'],
  c: ['.c', '//'],
  csharp: ['.cs', '//'],
  fsharp: ['.fsx', '//'],
  java: ['.java', '//'],
  kotlin: ['.kts', '//'],
  scala: ['.scala', '//'],
  groovy: ['.groovy', '//'],
  javascript: ['.js', '//'],
  typescript: ['.ts', '//'],
  go: ['.go', '//'],
  rust: ['.rs', '//'],
  swift: ['.swift', '//'],
  dart: ['.dart', '//'],
  zig: ['.zig', '//'],
  stata: ['.do', '//'],
  haskell: ['.hs', '--'],
  lua: ['.lua', '--'],
  sql: ['.sql', '--'],
  matlab: ['.m', '%'],
  octave: ['.m', '%'],
  erlang: ['.erl', '%'],
  prolog: ['.pl', '%'],
  logtalk: ['.lgt', '%'],
  scheme: ['.scm', ';;'],
  clojure: ['.clj', ';;'],
  racket: ['.rkt', ';;'],
  'common-lisp': ['.lisp', ';;'],
  idl: ['.pro', ';'],
  q: ['.q', '/'],
  fortran: ['.f90', '!'],
  'fortran-free-form': ['.f90', '!'],
  ocaml: ['.ml', '(*', '*)'],
  wolfram: ['.wolfram', '(*', '*)'],
  maxima: ['.mac', '/*', '*/'],
  sas: ['.sas', '/*', '*/'],
};

/** Endings that other files beside the page have. */
const reserved = /^\.(?:ipynb|md|html?|txt|json)$/i;

/**
 * How a notebook in its language is written as a script: by a table, else with the ending that its metadata names and `#` for
 * comments; `undefined` where nothing tells.
 */
export function scriptFormat({
  language,
  metadata,
}: Pick<Notebook, 'language' | 'metadata'>): ScriptFormat | undefined {
  const known = Object.hasOwn(formats, language) ? formats[language] : undefined;
  const declared = ownString(objectOf(own(metadata, 'language_info')), 'file_extension') ?? '';
  const [extension, start, end] = known ?? [declared, '#'];
  if (!/^\.[a-z\d+]{1,12}$/i.test(extension) || reserved.test(extension)) return undefined;
  return { extension, comment: end === undefined ? [start] : [start, end] };
}
