import {
  type AnyNode,
  type AssignmentExpression,
  type CallExpression,
  type Pattern,
  type Program,
  parse,
} from 'acorn';
import { assign, evaluate, memberName, Scope } from './static-evaluator.ts';
import { type StaticObject, type StaticValue, UNKNOWN } from './static-value.ts';

/** What a walk through a page's scripts came across. */
export interface ScriptFindings {
  /** Calls, by the function's last name (`createUnityInstance`, `instantiate`), with the scope that they see. */
  calls: { name: string; node: CallExpression; scope: Scope }[];
  /** Every object literal, with all that is assigned to it later. */
  objects: StaticObject[];
  /** Texts that are assigned to a member of anything (`script.src`, `canvas.style.background`), by its name. */
  members: { name: string; text: string }[];
}

/** Walks through the scripts of one page, which share their global names. Scripts that cannot be parsed are left out. */
export function walkScripts(texts: string[]): ScriptFindings {
  const programs = texts.map(parseScript).filter((program) => program !== undefined);
  const globals = new Scope();
  let findings: ScriptFindings = { calls: [], objects: [], members: [] };
  // The second round knows the global names that a function uses above the place where they get their value.
  for (const _round of [1, 2]) {
    globals.objects.clear();
    findings = { calls: [], objects: [], members: [] };
    for (const program of programs) walk(program, { scope: globals, findings, isConditional: false });
  }
  findings.objects.push(...globals.objects.values());
  return findings;
}

interface Context {
  scope: Scope;
  findings: ScriptFindings;
  /** Whether the page decides at run time if it comes here. */
  isConditional: boolean;
}

function parseScript(text: string): Program | undefined {
  for (const sourceType of ['script', 'module'] as const) {
    try {
      return parse(text, { ecmaVersion: 'latest', sourceType, allowReturnOutsideFunction: true });
    } catch {
      // A page may hold scripts of any other dialect; the one that starts Unity is plain JavaScript.
    }
  }
  return undefined;
}

function walk(program: Program, context: Context): void {
  try {
    visit(program, context);
  } catch (error) {
    // Expressions nested deeper than the stack are no config.
    if (!(error instanceof RangeError)) throw error;
  }
}

function visit(node: AnyNode, context: Context): void {
  const { scope, findings } = context;
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      const inner = new Scope(scope);
      for (const name of node.params.flatMap(boundNames)) inner.declare(name, UNKNOWN);
      visit(node.body, { ...context, scope: inner });
      return;
    }
    case 'VariableDeclarator':
      if (!node.init) return;
      visit(node.init, context);
      if (node.id.type === 'Identifier') declare(node.id.name, evaluate(node.init, scope), context);
      return;
    case 'AssignmentExpression':
      visit(node.right, context);
      visitAssignment(node, context);
      return;
    case 'CallExpression': {
      const name = calleeName(node, scope);
      if (name !== undefined) findings.calls.push({ name, node, scope });
      // Object.assign(config, {…}) changes its first argument.
      if (name === 'assign') evaluate(node, scope);
      break;
    }
    case 'ObjectExpression':
      evaluate(node, scope);
      break;
  }
  const inner = isConditional(node) ? { ...context, isConditional: true } : context;
  for (const child of children(node)) visit(child, inner);
}

function declare(name: string, value: StaticValue, { scope, isConditional }: Context): void {
  if (!isConditional || scope.get(name) === UNKNOWN) scope.declare(name, value);
}

/**
 * What a page sets only under a condition (a lower resolution on phones) is no part of the export's config; only an
 * address that has no value yet is taken from there, because without it nothing could be read.
 */
function visitAssignment(node: AssignmentExpression, context: Context): void {
  const { scope, findings } = context;
  const { left } = node;
  const name = left.type === 'MemberExpression' ? memberName(left, scope) : undefined;
  const value = evaluate(node.right, scope);
  if (name !== undefined && typeof value === 'string') findings.members.push({ name, text: value });

  const isAddress = left.type === 'Identifier' || name?.endsWith('Url');
  const isUnset =
    (left.type === 'Identifier' || left.type === 'MemberExpression') && evaluate(left, scope) === UNKNOWN;
  if (!context.isConditional || (isAddress && isUnset)) assign(node, scope);
}

function isConditional(node: AnyNode): boolean {
  return /^(?:If|Switch|For|ForIn|ForOf|While|DoWhile)Statement$|^CatchClause$/.test(node.type);
}

function calleeName({ callee }: CallExpression, scope: Scope): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee, scope) : undefined;
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'Property' ? property.value : property),
      );
    default:
      return [];
  }
}

function children(node: AnyNode): AnyNode[] {
  const values: unknown[] = Object.values(node);
  return values.flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'start' in value
  );
}
