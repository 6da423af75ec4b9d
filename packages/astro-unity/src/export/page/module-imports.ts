import { parse } from 'acorn';

/** The addresses of the modules that a script imports, in the order of its text; none if it is no module. */
export function importsOf(text: string): string[] {
  if (!/\b(?:import|export)\b/.test(text)) return [];
  try {
    const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
    return body.flatMap((statement) => {
      const source = 'source' in statement ? statement.source?.value : undefined;
      return typeof source === 'string' ? [source] : [];
    });
  } catch {
    // A script that the browser does not take for a module imports nothing.
    return [];
  }
}
