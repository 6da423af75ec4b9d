import type { StreamParser } from '@codemirror/streamparser';
import type { LineColours } from './line-colours.ts';

/** What reads a language, and what colours its lines where that needs more than the styles that its mode gives. */
export interface Mode {
  parser: StreamParser<unknown>;
  colours?: () => LineColours;
}

const python = async (): Promise<Mode> => {
  const { pythonColours } = await import('./python-colours.ts');
  return { parser: (await import('@codemirror/legacy-modes/mode/python')).python, colours: pythonColours };
};
const shell = async (): Promise<Mode> => {
  const { shellColours } = await import('./shell-colours.ts');
  return { parser: (await import('@codemirror/legacy-modes/mode/shell')).shell, colours: shellColours };
};
const clike = () => import('@codemirror/legacy-modes/mode/clike');
const cpp = async (): Promise<Mode> => ({ parser: (await clike()).cpp });
const ecmascript = () => import('@codemirror/legacy-modes/mode/javascript');
const javascript = async (): Promise<Mode> => ({ parser: (await ecmascript()).javascript });
const typescript = async (): Promise<Mode> => ({ parser: (await ecmascript()).typescript });

/**
 * Languages by their names in lower case that modes of CodeMirror read: those of most cells, and those whose TextMate grammars take
 * longest to compile, more than a second for C++. JupyterLab colours with such modes, too. Grammars tell more of the words of other
 * languages apart.
 */
const modes: Record<string, () => Promise<Mode>> = {
  python,
  py: python,
  bash: shell,
  sh: shell,
  shell,
  julia: async () => ({ parser: (await import('@codemirror/legacy-modes/mode/julia')).julia }),
  c: async () => ({ parser: (await clike()).c }),
  cpp,
  'c++': cpp,
  javascript,
  js: javascript,
  typescript,
  ts: typescript,
  json: async () => ({ parser: (await ecmascript()).json }),
  html: async () => ({ parser: (await import('./html-mode.ts')).html }),
};

const loaded = new Map<() => Promise<Mode>, Promise<Mode>>();

/** The mode of a language, loaded when first asked for; `undefined` where it has none. */
export function loadMode(language: string): Promise<Mode> | undefined {
  const load = Object.hasOwn(modes, language) ? modes[language] : undefined;
  if (!load) return undefined;
  const mode = loaded.get(load) ?? load();
  loaded.set(load, mode);
  return mode;
}
