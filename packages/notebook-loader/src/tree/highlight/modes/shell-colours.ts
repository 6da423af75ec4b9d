import type { Token, TokenClass } from '../token-classes.ts';
import { kindOfStyle } from './kind-of-style.ts';
import type { LineColours } from './line-colours.ts';
import type { StyledToken } from './read-tokens.ts';

/** What a command may stand behind. */
const beforeCommand = /^(?:[|&;(`]|&&|\|\|)$/;

/** Keywords of which none stands before a command. */
const withoutCommand = /^(?:for|in|case|select|function|done|fi|esac)$/;

/** `$ ls` in a session that is shown: the mode takes the sign for that of a variable. */
const prompt = /^\$\s/;

/** Colours for commands of a shell: the mode knows the names of a few only. */
export function shellColours(): LineColours {
  let isContinued = false;
  return (line) => {
    /** Whether a command may begin here, or goes on. */
    let isCommand = !isContinued;
    let hasBegun = false;
    isContinued = line.at(-1)?.value.endsWith('\\') === true;
    return line.map((token): Token => {
      const { value, style } = token;
      if (value.trim() === '') {
        isCommand &&= !hasBegun;
        return { value, kind: undefined };
      }
      const isAssigned = style === 'def' && !value.startsWith('$');
      if (style === 'keyword' || isAssigned || beforeCommand.test(value)) {
        isCommand = !withoutCommand.test(value);
        hasBegun = false;
        return { value, kind: kindOf(token) };
      }
      hasBegun = true;
      const isNamed = style === '' || prompt.test(value);
      return { value, kind: isCommand && isNamed ? 'function' : kindOf(token) };
    });
  };
}

function kindOf({ style }: StyledToken): TokenClass | undefined {
  if (style === 'attribute') return 'number';
  return style === 'def' ? 'variable' : kindOfStyle(style);
}
