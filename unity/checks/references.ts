import { assetsByGuid } from './identities.ts';
import type { UnityProject } from './project.ts';
import { objectsIn, referencesIn, type YamlReference } from './yaml-file.ts';

/** Unity's own assets have identities of this form. */
const BUILT_IN = /^0000000000000000[def]000000000000000$/;

/** Which file a reference leads to, by the number that Unity's importer gives to an asset's main object. */
const MAIN_OBJECTS: ReadonlyMap<string, string> = new Map([
  ['11500000', '.cs'],
  ['4800000', '.shader'],
  ['2100000', '.mat'],
]);

/** What is wrong with the references of scenes, materials and settings, a sentence each. */
export function checkReferences(project: UnityProject): string[] {
  const assets = assetsByGuid(project);
  const files = project.assets.filter((path) => /\.(?:unity|mat|asset)$/.test(path));
  return [...files, ...project.settings].flatMap((path) => {
    const text = project.read(path);
    const local = new Set(objectsIn(text).map(({ fileId }) => fileId));
    return referencesIn(text).flatMap((reference) => {
      const problem = whyBroken(reference, local, assets);
      return problem ? [`${path} refers to ${problem}`] : [];
    });
  });
}

function whyBroken(
  { fileId, guid }: YamlReference,
  local: ReadonlySet<string>,
  assets: ReadonlyMap<string, string>,
): string | undefined {
  if (guid === undefined)
    return local.has(fileId) ? undefined : `the object ${fileId}, which it does not have.`;
  if (BUILT_IN.test(guid)) return undefined;
  const asset = assets.get(guid);
  if (!asset) return `the GUID ${guid}, which no asset has.`;
  const extension = MAIN_OBJECTS.get(fileId);
  if (!extension || asset.endsWith(extension)) return undefined;
  return `${asset} as if it were a ${extension} file.`;
}
