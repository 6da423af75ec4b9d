import { parse, tokenizer, tokTypes } from 'acorn';
import type { ContentCheck } from './content-check.ts';

/** Longer scripts (asm.js, mostly) are not parsed: their syntax tree would take hundreds of megabytes. */
const PARSED_LENGTH = 2 * 1024 ** 2;

/** Still longer ones are not even held. */
const HELD_LENGTH = 48 * 1024 ** 2;

const OPENING: ReadonlySet<unknown> = new Set([
  tokTypes.braceL,
  tokTypes.bracketL,
  tokTypes.dollarBraceL,
  tokTypes.parenL,
]);
const CLOSING: ReadonlySet<unknown> = new Set([tokTypes.braceR, tokTypes.bracketR, tokTypes.parenR]);

/** What a server says in place of a file is this short (`404: Not Found`); a script of Unity's never is. */
const REMARK_LENGTH = 200;

const STOPS = 'the script stops in the middle';

/** Reads a script as a browser would, so that one that was cut off or damaged is found here and not on the page. */
export class ScriptCheck implements ContentCheck {
  #chunks: Buffer[] = [];
  #length = 0;
  #hasZeroByte = false;
  readonly #mustMention: string;

  /** @param mustMention A name that the script cannot do without. */
  constructor(mustMention: string) {
    this.#mustMention = mustMention;
  }

  write(chunk: Buffer): void {
    this.#length += chunk.length;
    this.#hasZeroByte ||= chunk.includes(0);
    if (this.#length <= HELD_LENGTH) this.#chunks.push(chunk);
    else this.#chunks = [];
  }

  end(): string | undefined {
    if (this.#hasZeroByte) return 'it contains zero bytes, which no script does';
    if (this.#length > HELD_LENGTH) return undefined;
    const text = Buffer.concat(this.#chunks).toString('utf8');
    if (this.#length > PARSED_LENGTH) return hasOpenBracket(text) ? STOPS : undefined;
    const isItself = text.includes(this.#mustMention);
    const complaint = syntaxComplaint(text);
    if (complaint !== undefined && !isItself && text.length <= REMARK_LENGTH) {
      return `all it says is ${JSON.stringify(text.trim())}`;
    }
    return complaint ?? (isItself ? undefined : `it does not mention "${this.#mustMention}"`);
  }
}

/** Why no browser would run a script; undefined if one would. */
export function syntaxComplaint(text: string): string | undefined {
  const complaint = parseComplaint(text, 'script');
  if (complaint === undefined) return undefined;
  // Up to Unity 2018 the files hold one expression; UnityLoader.js puts `UnityLoader["…"]=` in front of it.
  const isExpression = parseComplaint(`_=${text}`, 'script') === undefined;
  return isExpression || parseComplaint(text, 'module') === undefined ? undefined : complaint;
}

function parseComplaint(text: string, sourceType: 'script' | 'module'): string | undefined {
  try {
    parse(text, { ecmaVersion: 'latest', sourceType, allowReturnOutsideFunction: true });
    return undefined;
  } catch (error) {
    // Code nested deeper than the parser's stack is not damaged.
    if (!(error instanceof SyntaxError)) return undefined;
    if (stopsAtEnd(error, text)) return STOPS;
    return `it is no JavaScript: ${error.message.replace(/ \((\d+):(\d+)\)$/, ' in line $1, column $2')}`;
  }
}

function stopsAtEnd(error: SyntaxError, text: string): boolean {
  if (error.message.startsWith('Unterminated comment')) return true;
  return 'raisedAt' in error && typeof error.raisedAt === 'number' && error.raisedAt >= text.length;
}

/** Whether a script ends inside of something. Takes a second for ten megabytes, and next to no memory. */
function hasOpenBracket(text: string): boolean {
  let depth = 0;
  try {
    for (const { type } of tokenizer(text, { ecmaVersion: 'latest' })) {
      if (OPENING.has(type)) depth++;
      else if (CLOSING.has(type)) depth--;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Without the tree a regular expression may look like a division, so only the end is judged.
    return stopsAtEnd(error, text);
  }
  return depth > 0;
}
