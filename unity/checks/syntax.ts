import { loadParser } from '../../packages/astro-unity/src/metadata/csharp/parser.ts';
import type { UnityProject } from './project.ts';

/** What does not parse in the C# of a project, a sentence each. */
export async function checkSyntax(project: UnityProject): Promise<string[]> {
  const parser = await loadParser();
  const problems: string[] = [];
  for (const path of project.assets.filter((asset) => asset.endsWith('.cs'))) {
    const tree = parser.parse(project.read(path));
    if (!tree) throw new Error(`The C# parser gave no tree for ${path}.`);
    const wrong = tree.rootNode.hasError
      ? (tree.rootNode.descendantsOfType('ERROR').at(0) ?? tree.rootNode)
      : undefined;
    if (wrong) problems.push(`${path}, line ${wrong.startPosition.row + 1}, is no C# that parses.`);
    // Trees live in the parser's own memory.
    tree.delete();
  }
  return problems;
}
