import { INITIAL, type StateStack } from '@shikijs/vscode-textmate';
import type { LoadedGrammar } from './grammars.ts';
import { classOf, type Token } from './token-classes.ts';

/** Longer lines are plain: no line is read at this length. */
const longestLine = 5000;

/** Milliseconds for a line. Generous, because a busy machine must not change what a page looks like. */
const longestTime = 5000;

/** The tokens of each line. */
export function tokenize(source: string, { grammar, colors }: LoadedGrammar): Token[][] {
  let state: StateStack = INITIAL;
  return source.split('\n').map((line) => {
    if (line === '') return [];
    if (line.length >= longestLine) return [{ value: line, kind: undefined }];
    const { tokens, ruleStack } = grammar.tokenizeLine2(line, state, longestTime);
    state = ruleStack;
    const found: Token[] = [];
    for (let index = 0; index < tokens.length; index += 2) {
      const start = tokens[index] ?? 0;
      const metadata = tokens[index + 1] ?? 0;
      const end = tokens[index + 2] ?? line.length;
      if (start < end)
        found.push({ value: line.slice(start, end), kind: classOf(colors[foreground(metadata)]) });
    }
    return found;
  });
}

/** Number of a token's colour: bits 15 to 23 of its metadata, in `vscode-textmate`. */
function foreground(metadata: number): number {
  return (metadata >>> 15) & 0x1ff;
}
