import { join } from 'node:path';
import { readSources } from '../../packages/astro-unity/src/metadata/csharp/read-sources.ts';
import { checkAssemblies } from './assemblies.ts';
import { checkContract } from './contract.ts';
import { checkIdentities } from './identities.ts';
import { checkNativeCalls } from './native-calls.ts';
import { openProject } from './project.ts';
import { checkReferences } from './references.ts';
import { checkScenes } from './scenes.ts';
import { checkShaders } from './shaders.ts';
import { checkStripping } from './stripping.ts';
import { checkSyntax } from './syntax.ts';

/**
 * Everything that can be known to be wrong with the Unity project without Unity, a sentence each.
 *
 * @param directory The folder that Unity opens.
 */
export async function checkProject(directory: string): Promise<string[]> {
  const project = openProject(directory);
  const sources = await readSources(join(directory, 'Assets'));
  return [
    ...(await checkSyntax(project)),
    ...checkContract(project, sources),
    ...checkIdentities(project),
    ...checkReferences(project),
    ...checkScenes(project, sources),
    ...checkAssemblies(project),
    ...checkNativeCalls(project),
    ...checkShaders(project),
    ...checkStripping(project, sources),
  ];
}
