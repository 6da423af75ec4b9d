import type { AnyNode, CallExpression, ObjectExpression, Property } from 'acorn';

/** The name of the member that `object.name` or `object['name']` means; undefined for all other nodes. */
export function memberName(node: AnyNode): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return stringValue(node.property);
}

/** The value of a string literal. */
export function stringValue(node: AnyNode | null | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** The property of an object literal that has a name, be it quoted or not. */
export function propertyOf(object: ObjectExpression, name: string): Property | undefined {
  return object.properties.find(
    (property): property is Property => property.type === 'Property' && keyOf(property) === name,
  );
}

/** Whether a call is `name('argument')`, and the name. */
export function calleeOf(call: CallExpression, argument: string): string | undefined {
  const isCall = call.arguments.length === 1 && stringValue(call.arguments[0]) === argument;
  return isCall && call.callee.type === 'Identifier' ? call.callee.name : undefined;
}

function keyOf({ key, computed }: Property): string | undefined {
  if (key.type === 'Identifier' && !computed) return key.name;
  return stringValue(key);
}
