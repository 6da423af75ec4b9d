import { EVENT_CLASS } from './event-classes.ts';
import { isOwnAssembly } from './own-assembly.ts';
import { openTables, type Tables } from './tables.ts';
import type { ClassMethod, GameClass, MethodParameter } from './types.ts';

// Bits of ECMA-335, II.23.1.10 and II.23.1.15.
const METHOD_ACCESS = 0x7;
const METHOD_PUBLIC = 0x6;
const METHOD_STATIC = 0x10;
const METHOD_SPECIAL_NAME = 0x800;
const TYPE_INTERFACE = 0x20;
/** Value types and enums, in il2cpp's own bits. */
const VALUE_TYPE_BITS = 0x3;

const BEHAVIOUR = 'UnityEngine.MonoBehaviour';
const EVENTS = `${EVENT_CLASS.namespace}.${EVENT_CLASS.name}`;

/** A chain of base classes longer than this goes in circles. */
const MAX_DEPTH = 64;

/**
 * Reads the classes of a game's own assemblies from its `global-metadata.dat`, Unity 5.6 to 6000.5.
 *
 * @throws {MetadataError} if it is of an unknown version, encrypted or damaged.
 */
export function readClasses(bytes: Buffer): GameClass[] {
  const tables = openTables(bytes);
  const owners = typesByIndex(tables);
  const classes: GameClass[] = [];
  const { images } = tables;
  for (let image = 0; image < images.count; image++) {
    const assembly = tables.stringAt(images.get(image, 'name')).replace(/\.dll$/i, '');
    if (!isOwnAssembly(assembly)) continue;
    const count = images.get(image, 'typeCount');
    const start = count === 0 ? 0 : images.get(image, 'typeStart');
    for (let type = start; type < start + count; type++) {
      if (isClass(tables, type)) classes.push(readClass(tables, owners, type, assembly));
    }
  }
  return classes;
}

/**
 * Definitions by the index that their own type has among the compiled types. What uses a class as it is (as a base
 * class, as the type of a parameter) has the same index, so most types are known without the compiled code.
 */
function typesByIndex({ types }: Tables): ReadonlyMap<number, number> {
  const owners = new Map<number, number>();
  for (let type = 0; type < types.count; type++) owners.set(types.get(type, 'ownType'), type);
  return owners;
}

function isClass({ types, stringAt }: Tables, type: number): boolean {
  if ((types.get(type, 'flags') & TYPE_INTERFACE) !== 0) return false;
  if ((types.get(type, 'bits') & VALUE_TYPE_BITS) !== 0) return false;
  // Compilers name what they make up with characters that C# does not allow.
  return !stringAt(types.get(type, 'name')).startsWith('<');
}

function readClass(
  tables: Tables,
  owners: ReadonlyMap<number, number>,
  type: number,
  assembly: string,
): GameClass {
  const { types, stringAt } = tables;
  const count = types.get(type, 'methodCount');
  const start = count === 0 ? 0 : types.get(type, 'methodStart');
  return {
    assembly,
    namespace: stringAt(types.get(type, 'namespace')),
    name: stringAt(types.get(type, 'name')),
    isBehaviour: derivesFrom(BEHAVIOUR, tables, owners, type),
    declaresEvents: derivesFrom(EVENTS, tables, owners, type) === true,
    methods: Array.from({ length: count }, (_, offset) => readMethod(tables, owners, start + offset)),
  };
}

function readMethod(tables: Tables, owners: ReadonlyMap<number, number>, method: number): ClassMethod {
  const { methods, parameters, stringAt } = tables;
  const flags = methods.get(method, 'flags');
  const count = methods.get(method, 'parameterCount');
  const start = count === 0 ? 0 : methods.get(method, 'parameterStart');
  return {
    name: stringAt(methods.get(method, 'name')),
    isPublic: (flags & METHOD_ACCESS) === METHOD_PUBLIC,
    isStatic: (flags & METHOD_STATIC) !== 0,
    isGeneric: methods.get(method, 'genericContainer') !== -1,
    isSpecial: (flags & METHOD_SPECIAL_NAME) !== 0,
    parameters: Array.from({ length: count }, (_, offset): MethodParameter => {
      const owner = owners.get(parameters.get(start + offset, 'type'));
      return {
        name: stringAt(parameters.get(start + offset, 'name')),
        type: owner === undefined ? undefined : fullName(tables, owner),
      };
    }),
  };
}

/** Whether a type has a base class of that name; undefined where a generic class is in between. */
function derivesFrom(
  base: string,
  tables: Tables,
  owners: ReadonlyMap<number, number>,
  type: number,
): boolean | undefined {
  let current = type;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const parent = tables.types.get(current, 'parent');
    // System.Object has none.
    if (parent === -1) return false;
    const owner = owners.get(parent);
    if (owner === undefined) return undefined;
    if (fullName(tables, owner) === base) return true;
    current = owner;
  }
  return undefined;
}

function fullName({ types, stringAt }: Tables, type: number): string {
  const namespace = stringAt(types.get(type, 'namespace'));
  const name = stringAt(types.get(type, 'name'));
  return namespace === '' ? name : `${namespace}.${name}`;
}
