/** What a line of IPython begins with that is no Python: `%magic`, `%%magic`, `!command`, `?help`, `x = !ls`, `cd data`. */
const ipython = [
  /^\s*%{1,3}[a-zA-Z]/,
  /^\s*[?!]\s*[A-Za-z.~$\\/{}]/,
  /^\s*[A-Za-z_][\w$]*\s*=\s*(?:%{1,3}[a-zA-Z]|!)/,
  /^\s*\S*\?\s*$/,
  /^(?:cat|cd|cp|mv|rm|rmdir|mkdir|copy|ddir|echo|ls|ldir|ren)(?:$|\s$|\s[^=,])/,
];

/** Commands that IPython takes without a sign, and jupytext does not know. */
const installers = /^(?:pip3?|conda)\s+[a-z]/;

/** Lines that only the kernel understands, by language; in every other language `%magic`. */
const magics: Record<string, readonly RegExp[]> = {
  python: ipython,
  rust: [/^:[a-zA-Z]/],
  csharp: [/^#![a-zA-Z]/],
  fsharp: [/^#![a-zA-Z]/, /^\s*%{1,3}[a-zA-Z]/],
  go: [/^(?:!\*?|%{1,3})[a-zA-Z]/],
  // `%` begins a comment.
  matlab: [],
  octave: [],
  erlang: [],
  prolog: [],
  logtalk: [],
};
const others: readonly RegExp[] = [/^\s*%{1,3}[a-zA-Z]/];

/**
 * Comments the lines of a cell out that are magics or commands of its kernel, so that the script runs without it. jupytext does
 * the same, and takes the comments off again when it reads the script.
 *
 * @param comment a line of the cell as a comment.
 */
export function commentMagics(source: string, language: string, comment: (line: string) => string): string {
  const patterns = (Object.hasOwn(magics, language) ? magics[language] : undefined) ?? others;
  // A magic that is commented out is commented once more, or it would be none when the script is read.
  const [sign = ''] = comment('').split(' ');
  const isMagicLine = (line: string) =>
    patterns.some((pattern) => pattern.test(uncommented(line, sign))) ||
    (language === 'python' && installers.test(line));
  let quote: string | undefined;
  let continues = false;
  const lines = source.split('\n').map((line) => {
    const isContinued = continues;
    const isMagic = isContinued || (quote === undefined && isMagicLine(line));
    if (language === 'python') {
      if (!isMagic) quote = openQuote(line, quote);
      continues = isMagic && /\\\s*$/.test(line);
    }
    if (!isMagic) return line;
    const indent = isContinued ? '' : (/^\s*/.exec(line)?.[0] ?? '');
    return indent + comment(line.slice(indent.length));
  });
  return lines.join('\n');
}

function uncommented(line: string, sign: string): string {
  const code = line.trimStart();
  if (!code.startsWith(sign)) return line;
  return line.slice(0, line.length - code.length) + uncommented(code.slice(sign.length), sign);
}

/** The triple quotes that are open at the end of a line of Python. */
function openQuote(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (const [token] of line.matchAll(/\\.|"""|'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#/g)) {
    if (quote === undefined && token === '#') break;
    if (token !== '"""' && token !== "'''") continue;
    if (quote === undefined) quote = token;
    else if (quote === token) quote = undefined;
  }
  return quote;
}
