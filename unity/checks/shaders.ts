import { assetsByGuid } from './identities.ts';
import type { UnityProject } from './project.ts';

/** What is wrong between materials, scripts and shaders, a sentence each: a name that a shader does not have does nothing. */
export function checkShaders(project: UnityProject): string[] {
  const assets = assetsByGuid(project);
  const of = (extension: string): string[] => project.assets.filter((path) => path.endsWith(extension));
  const uniforms = new Set(of('.shader').flatMap((path) => uniformsIn(project.read(path))));
  const set = of('.cs').flatMap((path) =>
    [...project.read(path).matchAll(/PropertyToID\("(\w+)"\)/g)]
      .filter(([, name = '']) => !uniforms.has(name))
      .map(([, name]) => `${path} sets ${name}, which no shader has.`),
  );
  const saved = of('.mat').flatMap((path) => {
    const text = project.read(path);
    const shader = assets.get(/m_Shader: \{fileID: \d+, guid: (\w+)/.exec(text)?.[1] ?? '');
    if (!shader?.endsWith('.shader')) return [`${path} has no shader of this project.`];
    const own = new Set(uniformsIn(project.read(shader)));
    return [...text.matchAll(/^ {4}- (\w+): \{r:/gm)]
      .filter(([, name = '']) => !own.has(name))
      .map(([, name]) => `${path} keeps a colour ${name}, which ${shader} does not have.`);
  });
  return [...set, ...saved];
}

function uniformsIn(shader: string): string[] {
  return [...shader.matchAll(/^ +(?:half|float)[1-4]? (_\w+)(?:\[\d+\])?;/gm)].map(([, name = '']) => name);
}
