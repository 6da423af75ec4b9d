import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { EVENT_CLASS } from '../event-classes.ts';
import type { DataField, DataType, DeclaredEvent, GameSources } from '../game-code.ts';
import type { GameClass } from '../types.ts';
import { loadParser } from './parser.ts';
import type { DataDeclaration } from './read-data.ts';
import { type ClassDeclaration, readDeclarations } from './read-declarations.ts';

/** Folders whose code Unity does not build into a player: those of the editor, and those that it does not import. */
const NOT_BUILT = /(?:^|[\\/])(?:Editor|Editor Default Resources|[^\\/]*~|\.[^\\/]*)(?=[\\/])/;

/** Longer files are data in the form of code; they declare nothing that a page could call. */
const MAX_FILE_CHARACTERS = 2_000_000;

/**
 * Reads the C# sources of a game.
 *
 * @param directory The project's `Assets` folder, or a part of it.
 * @throws {ParserMissingError} if the parser is not installed.
 */
export async function readSources(directory: string): Promise<GameSources> {
  const parser = await loadParser();
  const declarations: ClassDeclaration[] = [];
  const events: DeclaredEvent[] = [];
  const data: DataDeclaration[] = [];
  for (const file of await listSources(directory)) {
    const text = await readFile(file, 'utf8');
    if (text.length > MAX_FILE_CHARACTERS) continue;
    const tree = parser.parse(text);
    if (!tree) continue;
    const found = readDeclarations(tree.rootNode);
    // Trees live in the parser's own memory.
    tree.delete();
    declarations.push(...found.classes);
    events.push(...found.events);
    data.push(...found.data);
  }
  return { classes: toClasses(declarations), events, data: toDataTypes(data) };
}

async function listSources(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true });
  return names
    .filter((name) => name.endsWith('.cs') && !NOT_BUILT.test(`${sep}${name}`))
    .sort()
    .map((name) => join(directory, name));
}

/** Joins the parts of partial classes, and follows base classes through the sources. */
function toClasses(declarations: ClassDeclaration[]): GameClass[] {
  const merged = new Map<string, ClassDeclaration>();
  for (const declaration of declarations) {
    const key = `${declaration.namespace}.${declaration.name}`;
    const known = merged.get(key);
    if (known) {
      known.bases.push(...declaration.bases);
      known.methods.push(...declaration.methods);
    } else {
      merged.set(key, { ...declaration, bases: [...declaration.bases], methods: [...declaration.methods] });
    }
  }
  const byName = new Map([...merged.values()].map((declaration) => [declaration.name, declaration]));
  return [...merged.values()].map(({ namespace, name, bases, methods }) => ({
    assembly: '',
    namespace,
    name,
    isBehaviour: derivesFrom('MonoBehaviour', bases, byName, new Set()),
    declaresEvents: derivesFrom(EVENT_CLASS.name, bases, byName, new Set()) === true,
    methods,
  }));
}

/** Joins the parts of partial types, and puts the fields of base classes before those of their own. */
function toDataTypes(declarations: DataDeclaration[]): ReadonlyMap<string, DataType> {
  const byName = Map.groupBy(declarations, ({ name }) => name);
  const fieldsOf = (name: string, derived: readonly string[]): DataField[] => {
    if (derived.includes(name)) return [];
    const parts = byName.get(name) ?? [];
    const bases = parts.flatMap((part) => part.bases.map(simpleName));
    const inherited = bases.flatMap((base) => fieldsOf(base, [...derived, name]));
    return [...inherited, ...parts.flatMap(({ fields }) => fields)];
  };
  return new Map(
    [...byName].map(([name, parts]) => [name, parts[0]?.kind === 'enum' ? 'enum' : fieldsOf(name, [])]),
  );
}

/** The name of a class without its namespace and its type arguments. */
function simpleName(written: string): string {
  return written.replace(/<.*$/s, '').replace(/^.*[.:]/s, '');
}

/** Whether a class has a base class of that name; undefined where one is none of the sources'. */
function derivesFrom(
  base: string,
  bases: readonly string[],
  byName: ReadonlyMap<string, ClassDeclaration>,
  seen: Set<string>,
): boolean | undefined {
  let result: boolean | undefined = false;
  for (const written of bases) {
    const name = simpleName(written);
    if (name === base) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const declaration = byName.get(name);
    const inherited = declaration ? derivesFrom(base, declaration.bases, byName, seen) : undefined;
    if (inherited) return true;
    // By convention an interface begins with I and a capital.
    if (inherited === undefined && !/^I[A-Z]/.test(name)) result = undefined;
  }
  return result;
}
