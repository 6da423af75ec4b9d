import type { Node } from '@vscode/tree-sitter-wasm';
import type { DeclaredEvent } from '../game-code.ts';
import type { ClassMethod, MethodParameter } from '../types.ts';
import { type DataDeclaration, readData } from './read-data.ts';
import { attributesOf, basesOf, bodyOf, childrenOf, membersOf, modifiersOf, nameOf } from './syntax.ts';
import { typeName } from './type-name.ts';

/** A class as one file declares it; a `partial` one may have other declarations elsewhere. */
export interface ClassDeclaration {
  namespace: string;
  name: string;
  /** What it derives from, as it is written: the base class and the interfaces. */
  bases: string[];
  methods: ClassMethod[];
}

/** What one C# file declares. */
export interface Declarations {
  classes: ClassDeclaration[];
  events: DeclaredEvent[];
  data: DataDeclaration[];
}

/** Whatever is marked `[JsEvent]` or `[JsEvent("name")]` raises an event of the page. */
const EVENT_ATTRIBUTE = /(?:^|\.)JsEvent(?:Attribute)?$/;

/** Reads the declarations out of a syntax tree. Code that does not parse is passed over. */
export function readDeclarations(root: Node): Declarations {
  const found: Declarations = { classes: [], events: [], data: [] };
  visitAll(root.namedChildren, '', found);
  return found;
}

function visitAll(nodes: (Node | null)[], namespace: string, found: Declarations): void {
  let current = namespace;
  for (const node of nodes) {
    if (!node) continue;
    // `namespace Game;` holds for all that follows it.
    if (node.type === 'file_scoped_namespace_declaration') current = join(namespace, nameOf(node));
    visit(node, current, found);
  }
}

function visit(node: Node, namespace: string, found: Declarations): void {
  found.events.push(...eventsOf(node));
  const data = readData(node);
  if (data) found.data.push(data);
  switch (node.type) {
    case 'namespace_declaration':
      visitAll(bodyOf(node), join(namespace, nameOf(node)), found);
      break;
    case 'class_declaration':
      found.classes.push(readClass(node, namespace));
      // Classes within classes have no namespace of their own.
      visitAll(bodyOf(node), '', found);
      break;
    case 'struct_declaration':
    case 'record_declaration':
    case 'interface_declaration':
      visitAll(bodyOf(node), '', found);
      break;
    case 'declaration_list':
    case 'preproc_if':
    case 'preproc_elif':
    case 'preproc_else':
    case 'global_statement':
      visitAll(node.namedChildren, namespace, found);
      break;
    default:
  }
}

function readClass(node: Node, namespace: string): ClassDeclaration {
  return {
    namespace,
    name: nameOf(node),
    bases: basesOf(node),
    methods: membersOf(node, 'method_declaration').map(readMethod),
  };
}

function readMethod(node: Node): ClassMethod {
  const modifiers = modifiersOf(node);
  return {
    name: nameOf(node),
    isPublic: modifiers.has('public'),
    isStatic: modifiers.has('static'),
    isGeneric: childrenOf(node, 'type_parameter_list').length > 0,
    isSpecial: false,
    parameters: parametersOf(node),
  };
}

function parametersOf(node: Node): MethodParameter[] {
  const list = node.childForFieldName('parameters') ?? childrenOf(node, 'parameter_list')[0];
  return childrenOf(list, 'parameter').map((parameter) => {
    const type = parameter.childForFieldName('type');
    return { name: nameOf(parameter), type: type ? typeName(type) : undefined };
  });
}

/** The events that a declaration raises: a C# event, a method or a delegate with the attribute. */
function eventsOf(node: Node): DeclaredEvent[] {
  const attribute = eventAttribute(node);
  if (!attribute) return [];
  const rename = attribute.name;
  if (node.type === 'method_declaration' || node.type === 'delegate_declaration') {
    return [{ name: rename ?? nameOf(node), parameters: parametersOf(node) }];
  }
  if (node.type !== 'event_field_declaration') return [];
  const [declaration] = childrenOf(node, 'variable_declaration');
  const type = declaration?.childForFieldName('type');
  return childrenOf(declaration, 'variable_declarator').map((declarator) => ({
    name: rename ?? nameOf(declarator),
    parameters: type ? actionParameters(type) : [],
  }));
}

/** `Action<int, string>` has two values without names. */
function actionParameters(type: Node): MethodParameter[] {
  const generic = type.type === 'generic_name' ? type : type.namedChildren.find(isGenericName);
  const [list] = childrenOf(generic, 'type_argument_list');
  return (list?.namedChildren ?? []).flatMap((argument, position) =>
    argument ? [{ name: `value${position + 1}`, type: typeName(argument) }] : [],
  );
}

function isGenericName(node: Node | null): node is Node {
  return node?.type === 'generic_name';
}

function eventAttribute(node: Node): { name: string | undefined } | undefined {
  const attribute = attributesOf(node).find((candidate) => EVENT_ATTRIBUTE.test(nameOf(candidate)));
  if (!attribute) return undefined;
  const [text] = attribute.descendantsOfType('string_literal_content');
  return { name: text?.text };
}

function join(outer: string, inner: string): string {
  return outer === '' ? inner : `${outer}.${inner}`;
}
