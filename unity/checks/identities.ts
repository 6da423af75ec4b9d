import type { UnityProject } from './project.ts';

/** What is wrong with the `.meta` files, a sentence each: every asset needs one, with an identity that nothing else has. */
export function checkIdentities(project: UnityProject): string[] {
  const problems: string[] = [];
  const metas = new Set(project.metas);
  for (const asset of project.assets) {
    if (!metas.has(`${asset}.meta`))
      problems.push(`${asset} has no .meta file. Open the project in Unity, which writes it.`);
  }
  const assets = new Set(project.assets);
  const owners = new Map<string, string>();
  for (const meta of project.metas) {
    if (!assets.has(meta.slice(0, -'.meta'.length)))
      problems.push(`${meta} belongs to nothing. Delete it, or bring its asset back.`);
    const guid = guidIn(project.read(meta));
    const owner = guid && owners.get(guid);
    if (!guid) problems.push(`${meta} has no GUID of 32 hexadecimal digits in its second line.`);
    else if (owner) problems.push(`${meta} has the GUID of ${owner}. Give one of the two a new one.`);
    else owners.set(guid, meta);
  }
  return problems;
}

/** The asset of each GUID. */
export function assetsByGuid(project: UnityProject): ReadonlyMap<string, string> {
  const assets = new Map<string, string>();
  for (const meta of project.metas) {
    const guid = guidIn(project.read(meta));
    if (guid) assets.set(guid, meta.slice(0, -'.meta'.length));
  }
  return assets;
}

function guidIn(meta: string): string | undefined {
  return /^fileFormatVersion: 2\nguid: ([0-9a-f]{32})\n/.exec(meta)?.[1];
}
