import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PACKAGES } from './code-blocks.ts';

/** What a package exports, by the path in its `exports`; stylesheets and the manifest export no names. */
export function publicNames(name: string): ReadonlyMap<string, readonly string[]> {
  const root = join(PACKAGES, name);
  const manifest: { exports: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const modules = Object.entries(manifest.exports).filter(([, file]) => file.endsWith('.ts'));
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
    },
  });
  const files = modules.map(([, file]) => join(root, file));
  const program = ts.createProgram(files, { ...config?.options, noCheck: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  return new Map(
    modules.map(([path, file]) => {
      const source = program.getSourceFile(join(root, file));
      const module = source && checker.getSymbolAtLocation(source);
      return [
        join(name, path),
        module ? checker.getExportsOfModule(module).map((symbol) => symbol.name) : [],
      ];
    }),
  );
}
