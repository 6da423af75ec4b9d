import { type Token, tokenizer } from 'acorn';

/** The functions that `.jslib` code calls to tell the page something: global ones, and the player's own. */
const CONVENTIONS = ['dispatchReactUnityEvent', 'dispatchUnityEvent', 'onMessage'] as const;

/** What stands before the player's own function; others have methods of that name, too. */
const MODULE = /\bModule\s*(?:\??\.|\[\s*["'`])\s*$/;

/** Events that the code of a framework raises. */
export interface FrameworkEvents {
  names: string[];
  /** Whether a call takes the name from a variable, so that there may be more. */
  isOpen: boolean;
}

/**
 * Finds the names of the events in the text of a framework: what stands in `dispatchReactUnityEvent("Name", …)`, also
 * after `window.` or as `window["dispatchReactUnityEvent"]`, and in `Module.onMessage("Name", …)`.
 */
export function findFrameworkEvents(text: string): FrameworkEvents {
  const names = new Set<string>();
  let isOpen = false;
  for (const convention of CONVENTIONS) {
    for (let at = text.indexOf(convention); at !== -1; at = text.indexOf(convention, at + 1)) {
      if (convention === 'onMessage' && !MODULE.test(text.slice(Math.max(0, at - 32), at))) continue;
      const name = firstArgument(text, at, convention.length);
      if (name === DYNAMIC) isOpen = true;
      else if (name !== undefined) names.add(name);
    }
  }
  return { names: [...names].sort(), isOpen };
}

const DYNAMIC = Symbol('the name is not written down');

/** The text that a call passes first; undefined where the function is mentioned without being called. */
function firstArgument(text: string, at: number, length: number): string | typeof DYNAMIC | undefined {
  // In `window["name"](…)` a quote and a bracket follow the name.
  const bracket = /^["'`]\s*\]/.exec(text.slice(at + length, at + length + 16))?.[0] ?? '';
  try {
    const tokens = tokenizer(text.slice(at + length + bracket.length, at + length + 512), {
      ecmaVersion: 'latest',
    });
    let token = tokens.getToken();
    // A check such as `window.dispatchReactUnityEvent?.(…)` may come before the call, or `.apply(…)` make it.
    if (token.type.label === '?.' || token.type.label === '.') {
      token = tokens.getToken();
      if (/^(?:apply|call)$/.test(textOf(token))) return DYNAMIC;
    }
    if (token.type.label !== '(') return undefined;
    const argument = tokens.getToken();
    const next = tokens.getToken();
    const isWhole = next.type.label === ',' || next.type.label === ')';
    return argument.type.label === 'string' && isWhole ? textOf(argument) : DYNAMIC;
  } catch (error) {
    // What follows the name is no call that could be read.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The name, or the text, that a token stands for. */
function textOf(token: Token): string {
  return 'value' in token ? String(token.value) : '';
}
