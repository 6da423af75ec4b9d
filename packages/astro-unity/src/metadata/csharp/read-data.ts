import type { Node } from '@vscode/tree-sitter-wasm';
import type { DataField } from '../game-code.ts';
import { attributesOf, basesOf, childrenOf, membersOf, modifiersOf, nameOf } from './syntax.ts';
import { typeName } from './type-name.ts';

/** An enum, or a class or struct that Unity's serializer writes, as one file declares it. */
export interface DataDeclaration {
  kind: 'enum' | 'object';
  name: string;
  /** What it derives from, as it is written. */
  bases: string[];
  /** None for an enum. */
  fields: DataField[];
}

/** Reads the declaration of what JsonUtility can write; undefined for anything else. */
export function readData(node: Node): DataDeclaration | undefined {
  if (node.type === 'enum_declaration') return { kind: 'enum', name: nameOf(node), bases: [], fields: [] };
  if (node.type !== 'class_declaration' && node.type !== 'struct_declaration') return undefined;
  const isGeneric = childrenOf(node, 'type_parameter_list').length > 0;
  if (isGeneric || !hasAttribute(node, 'Serializable')) return undefined;
  const fields = membersOf(node, 'field_declaration').filter(isSerialized).flatMap(fieldsOf);
  return { kind: 'object', name: nameOf(node), bases: basesOf(node), fields };
}

/** Unity's rules: https://docs.unity3d.com/Manual/script-serialization-rules.html */
function isSerialized(node: Node): boolean {
  const modifiers = modifiersOf(node);
  if (['static', 'const', 'readonly'].some((modifier) => modifiers.has(modifier))) return false;
  if (hasAttribute(node, 'NonSerialized')) return false;
  return modifiers.has('public') || hasAttribute(node, 'SerializeField');
}

function hasAttribute(node: Node, name: string): boolean {
  const pattern = new RegExp(`(?:^|\\.)${name}(?:Attribute)?$`);
  return attributesOf(node).some((attribute) => pattern.test(nameOf(attribute)));
}

/** `public float x, y;` declares two. */
function fieldsOf(node: Node): DataField[] {
  const [declaration] = childrenOf(node, 'variable_declaration');
  const type = declaration?.childForFieldName('type');
  if (!type) return [];
  return childrenOf(declaration, 'variable_declarator').map((declarator) => ({
    name: nameOf(declarator).replace(/^@/, ''),
    type: typeName(type),
  }));
}
