import type { GameSources } from '../../packages/astro-unity/src/metadata/game-code.ts';
import { assetsByGuid } from './identities.ts';
import { nameOf, type UnityProject } from './project.ts';
import { objectsIn, scalarOf, type YamlObject } from './yaml-file.ts';

const GAME_OBJECT = 1;
const MONO_BEHAVIOUR = 114;

/**
 * What is wrong with the scenes that are built, a sentence each: their scripts must be behaviours, everything that the scene
 * gives to them must be there, and the object that pages send messages to must carry what answers.
 */
export function checkScenes(project: UnityProject, sources: GameSources): string[] {
  const settings = project.read('ProjectSettings/EditorBuildSettings.asset');
  const scenes = [...settings.matchAll(/enabled: 1\n\s+path: (.+)\n\s+guid: (\w+)/g)];
  if (scenes.length === 0) return ['ProjectSettings/EditorBuildSettings.asset names no scene that is built.'];
  const assets = assetsByGuid(project);
  return scenes.flatMap(([, path = '', guid = '']) => {
    if (assets.get(guid) !== path)
      return [`ProjectSettings/EditorBuildSettings.asset names ${path}, whose GUID is not ${guid}.`];
    return checkScene(path, objectsIn(project.read(path)), assets, sources);
  });
}

function checkScene(
  path: string,
  objects: YamlObject[],
  assets: ReadonlyMap<string, string>,
  sources: GameSources,
): string[] {
  const problems: string[] = [];
  const scripts = new Set<string>();
  for (const object of objects.filter(({ classId }) => classId === MONO_BEHAVIOUR)) {
    const guid = /m_Script: \{fileID: \d+, guid: (\w+)/.exec(object.text)?.[1] ?? '';
    const script = nameOf(assets.get(guid) ?? '');
    const found = sources.classes.find(({ name }) => name === script);
    if (!found?.isBehaviour) {
      problems.push(
        `${path} has a component of the script "${script}", which declares no behaviour of that name.`,
      );
      continue;
    }
    scripts.add(`${ownerOf(object, objects)}/${script}`);
    problems.push(...checkFields(path, script, object, sources));
  }
  if (!scripts.has('Player/Player'))
    problems.push(`${path} has no object "Player" with the script Player, which pages send messages to.`);
  return problems;
}

function ownerOf(component: YamlObject, objects: YamlObject[]): string {
  const id = /m_GameObject: \{fileID: (\d+)\}/.exec(component.text)?.[1];
  const owner = objects.find(({ classId, fileId }) => classId === GAME_OBJECT && fileId === id);
  return (owner && scalarOf(owner, 'm_Name')) ?? '';
}

/** Compares what a scene gives to a script with the fields of the `[Serializable]` class that takes it. */
function checkFields(path: string, script: string, object: YamlObject, sources: GameSources): string[] {
  const given = new Map(
    [...object.text.matchAll(/^ {4}(\w+): (.*)$/gm)].map(([, field = '', value = '']) => [field, value]),
  );
  const fields = sources.data.get('StageParts');
  if (fields === undefined || fields === 'enum') return ['The class StageParts is not [Serializable].'];
  const names = new Set(fields.map(({ name }) => name));
  return [
    ...[...names]
      .filter((name) => !/guid|fileID: [1-9]/.test(given.get(name) ?? ''))
      .map((name) => `${path} gives nothing to the field "${name}" of ${script}.`),
    ...[...given.keys()]
      .filter((name) => !names.has(name))
      .map((name) => `${path} gives a value to "${name}" of ${script}, which has no such field.`),
  ];
}
