import type { Node } from '@vscode/tree-sitter-wasm';

/** What a declaration is called. */
export function nameOf(node: Node): string {
  return node.childForFieldName('name')?.text ?? node.namedChildren[0]?.text ?? '';
}

/** `public`, `static`, … */
export function modifiersOf(node: Node): ReadonlySet<string> {
  return new Set(childrenOf(node, 'modifier').map(({ text }) => text));
}

export function attributesOf(node: Node): Node[] {
  return childrenOf(node, 'attribute_list').flatMap((list) => childrenOf(list, 'attribute'));
}

/** The base class and the interfaces of a class, as they are written. */
export function basesOf(node: Node): string[] {
  const bases = childrenOf(node, 'base_list').flatMap((list) => list.namedChildren);
  return bases.flatMap((base) => (base ? [base.text] : []));
}

export function bodyOf(node: Node): (Node | null)[] {
  return node.childForFieldName('body')?.namedChildren ?? [];
}

/** Members of a class that are of one kind. */
export function membersOf(node: Node, type: string): Node[] {
  return ofType(bodyOf(node), type);
}

function ofType(nodes: (Node | null)[], type: string): Node[] {
  return nodes.flatMap((node) => {
    // `#if` around members puts them a level deeper.
    if (node?.type.startsWith('preproc_')) return ofType(node.namedChildren, type);
    return node?.type === type ? [node] : [];
  });
}

export function childrenOf(node: Node | undefined, type: string): Node[] {
  return (node?.namedChildren ?? []).flatMap((child) => (child?.type === type ? [child] : []));
}
