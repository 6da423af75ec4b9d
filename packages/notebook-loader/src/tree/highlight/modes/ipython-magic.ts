/** `%time`, `%%capture`, `!ls`, `?name`, `name = !ls`: what is before the sign, and the sign with its name. */
const magic = /^([ \t]*(?:[\w.,*[\] \t]+=[ \t]*)?)(%{1,2}[A-Za-z_]\w*|!{1,2}|\?{1,2}(?=[ \t]*[\w.*%]))/;

/** `name?`, `name??` */
const question = /^([ \t]*[%\w.*[\]]+)(\?{1,2})[ \t]*$/;

/** Magics behind which there is Python. */
const beforePython = /^%{1,2}(?:time|timeit|prun|lprun|memit|mprun|snakeviz|scalene|debug)$/;

/** Something in a line that is for IPython. */
export interface Magic {
  /** Where its sign and name stand. */
  from: number;
  to: number;
  /** Whether what is behind it is Python. */
  isPython: boolean;
}

/** What a line that begins a statement has for IPython. */
export function findMagic(line: string): Magic | undefined {
  if (!/[%!?]/.test(line)) return undefined;
  const [, before = '', sign = ''] = magic.exec(line) ?? question.exec(line) ?? [];
  if (sign === '') return undefined;
  const to = before.length + sign.length;
  return { from: before.length, to, isPython: beforePython.test(sign) };
}
