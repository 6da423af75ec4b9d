import type { ClassMethod, GameClass } from '../metadata/types.ts';

/**
 * Fills in the types of parameters that only the compiled code knows (arrays, generic and optional ones) from the C#
 * sources. Which methods there are is decided by the export alone: others were stripped.
 */
export function completeTypes(classes: GameClass[], sources: GameClass[] = []): GameClass[] {
  const known = new Map<string, ClassMethod[]>();
  for (const { namespace, name, methods } of sources) known.set(`${namespace}.${name}`, methods);
  return classes.map((owner) => {
    const written = known.get(`${owner.namespace}.${owner.name}`);
    return written ? { ...owner, methods: owner.methods.map((method) => complete(method, written)) } : owner;
  });
}

function complete(method: ClassMethod, written: ClassMethod[]): ClassMethod {
  if (method.parameters.every(({ type }) => type !== undefined)) return method;
  const same = written.find(({ name, parameters }) => {
    return name === method.name && hasSameNames(parameters, method.parameters);
  });
  if (!same) return method;
  const parameters = method.parameters.map(({ name, type }, position) => ({
    name,
    type: type ?? same.parameters[position]?.type,
  }));
  return { ...method, parameters };
}

function hasSameNames(some: readonly { name: string }[], others: readonly { name: string }[]): boolean {
  return some.length === others.length && some.every(({ name }, position) => name === others[position]?.name);
}
