import { dirname } from 'node:path';
import { nameOf, type UnityProject } from './project.ts';

interface Assembly {
  path: string;
  name: string;
  references: string[];
  isEditorOnly: boolean;
}

/** Assemblies of the test framework, which a project has from its package. */
const UNITY_ASSEMBLIES: ReadonlySet<string> = new Set(['UnityEngine.TestRunner', 'UnityEditor.TestRunner']);

/** What is wrong with the assembly definitions, a sentence each. */
export function checkAssemblies(project: UnityProject): string[] {
  const assemblies = project.assets
    .filter((path) => path.endsWith('.asmdef'))
    .map((path) => parse(path, project.read(path)));
  const byName = new Map(assemblies.map((assembly) => [assembly.name, assembly]));
  const problems = assemblies.flatMap(({ path, name, references, isEditorOnly }) => [
    ...(name === nameOf(path) ? [] : [`${path} defines the assembly "${name}": name the file after it.`]),
    ...references
      .filter((reference) => !byName.has(reference) && !UNITY_ASSEMBLIES.has(reference))
      .map((reference) => `${path} refers to the assembly "${reference}", which nothing defines.`),
    ...references
      .filter((reference) => !isEditorOnly && byName.get(reference)?.isEditorOnly)
      .map((reference) => `${path} is part of the player and refers to "${reference}", which is not.`),
  ]);
  const folders = assemblies.map(({ path }) => `${dirname(path)}/`);
  const stray = project.assets
    .filter((path) => path.endsWith('.cs') && !folders.some((folder) => path.startsWith(folder)))
    .map((path) => `${path} belongs to no assembly definition.`);
  return [...problems, ...stray];
}

function parse(path: string, text: string): Assembly {
  const json: unknown = JSON.parse(text);
  const read = (key: string): unknown =>
    typeof json === 'object' && json !== null ? Reflect.get(json, key) : undefined;
  const list = (key: string): string[] => {
    const value = read(key);
    return Array.isArray(value) ? value.map(String) : [];
  };
  return {
    path,
    name: String(read('name')),
    references: list('references'),
    isEditorOnly: list('includePlatforms').join() === 'Editor',
  };
}
