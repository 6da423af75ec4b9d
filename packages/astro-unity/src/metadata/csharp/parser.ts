import { createRequire } from 'node:module';
import type { Parser } from '@vscode/tree-sitter-wasm';

/** Thrown where the parser is needed and not installed. Its message is a full sentence. */
class ParserMissingError extends Error {
  override readonly name = 'ParserMissingError';
}

let loading: Promise<Parser> | undefined;

/**
 * The C# parser: tree-sitter's grammar, as VS Code uses it. It is loaded when it is first needed, and is an optional
 * peer dependency, because it takes 22 MB on disk.
 *
 * @throws {ParserMissingError} with what to install.
 */
export function loadParser(): Promise<Parser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Parser> {
  const require = createRequire(import.meta.url);
  let grammar: string;
  try {
    grammar = require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm');
  } catch (cause) {
    throw new ParserMissingError(
      'The package "@vscode/tree-sitter-wasm", which reads C# sources, is not installed. Run "npm install --save-dev @vscode/tree-sitter-wasm", or remove the option "sources".',
      { cause },
    );
  }
  // It is CommonJS in a form whose names Node cannot see from outside.
  const { default: treeSitter } = await import('@vscode/tree-sitter-wasm');
  const { Language, Parser } = treeSitter;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}
