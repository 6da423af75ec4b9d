import type {
  AnyNode,
  AssignmentExpression,
  Expression,
  MemberExpression,
  ObjectExpression,
  Pattern,
} from 'acorn';
import { StaticObject, type StaticValue, UNKNOWN } from './static-value.ts';

/** Longer texts are no addresses; the limit keeps `a = a + a` from growing without end. */
const MAX_TEXT_LENGTH = 8192;

/** The names that are visible at some place of a script. */
export class Scope {
  /** What each object literal stands for, so that it is the same object wherever it is met again. */
  readonly objects: Map<ObjectExpression, StaticObject>;
  readonly #names = new Map<string, StaticValue>();
  readonly #parent: Scope | undefined;

  constructor(parent?: Scope) {
    this.#parent = parent;
    this.objects = parent?.objects ?? new Map();
  }

  get(name: string): StaticValue {
    return this.#names.get(name) ?? this.#parent?.get(name) ?? UNKNOWN;
  }

  declare(name: string, value: StaticValue): void {
    this.#names.set(name, value);
  }

  /** Sets a name where it was declared; like a browser, declares it globally if it was nowhere. */
  assign(name: string, value: StaticValue): void {
    if (this.#names.has(name) || !this.#parent) this.#names.set(name, value);
    else this.#parent.assign(name, value);
  }
}

/**
 * The value of an expression, as far as it follows from the script's text: literals, names, objects, arrays, members,
 * concatenation, template literals, `Object.assign`, and the known side of `||`, `??` and conditions. The rest is
 * `UNKNOWN`. Nothing is run.
 */
export function evaluate(node: AnyNode, scope: Scope): StaticValue {
  switch (node.type) {
    case 'Literal':
      return isPlainLiteral(node.value) ? node.value : UNKNOWN;
    case 'Identifier':
      return scope.get(node.name);
    case 'TemplateLiteral':
      return node.quasis.reduce<StaticValue>((text, quasi, index) => {
        const expression = node.expressions[index];
        const withQuasi = concatenate(text, quasi.value.cooked ?? UNKNOWN);
        return expression ? concatenate(withQuasi, evaluate(expression, scope)) : withQuasi;
      }, '');
    case 'BinaryExpression':
      return node.operator === '+' ? add(evaluate(node.left, scope), evaluate(node.right, scope)) : UNKNOWN;
    case 'UnaryExpression':
      return evaluateUnary(node.operator, evaluate(node.argument, scope));
    case 'ObjectExpression':
      return evaluateObject(node, scope);
    case 'ArrayExpression':
      return node.elements.map((element) => (element ? evaluate(element, scope) : UNKNOWN));
    case 'MemberExpression':
      return evaluateMember(node, scope);
    case 'AssignmentExpression':
      return evaluate(node.right, scope);
    case 'LogicalExpression': {
      const left = evaluate(node.left, scope);
      if (left === UNKNOWN) return evaluate(node.right, scope);
      const isLeft = node.operator === '??' ? left !== null : Boolean(left) === (node.operator === '||');
      return isLeft ? left : evaluate(node.right, scope);
    }
    case 'ConditionalExpression': {
      const test = evaluate(node.test, scope);
      return test === UNKNOWN ? UNKNOWN : evaluate(test ? node.consequent : node.alternate, scope);
    }
    case 'CallExpression':
      return evaluateCall(node.callee, node.arguments, scope);
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return evaluate(node.expression, scope);
    default:
      return UNKNOWN;
  }
}

/** The name of a member (`x.name`, `x['name']`), if it is known. */
export function memberName(node: MemberExpression, scope: Scope): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  const name = evaluate(node.property, scope);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}

/** Carries out `name = …`, `object.member = …` and `name += …`. */
export function assign(node: AssignmentExpression, scope: Scope): void {
  const right = evaluate(node.right, scope);
  const target = node.left;
  const value =
    node.operator === '='
      ? right
      : node.operator === '+=' && isReadable(target)
        ? add(evaluate(target, scope), right)
        : UNKNOWN;
  if (target.type === 'Identifier') {
    scope.assign(target.name, value);
  } else if (target.type === 'MemberExpression') {
    const object = evaluate(target.object, scope);
    const name = memberName(target, scope);
    if (object instanceof StaticObject && name !== undefined) object.properties.set(name, value);
    // A member of `window` is a global name.
    else if (isWindow(target.object) && name !== undefined) scope.assign(name, value);
  }
}

function isReadable(node: Pattern): node is Extract<Pattern, Expression> {
  return node.type === 'Identifier' || node.type === 'MemberExpression';
}

function evaluateObject(node: ObjectExpression, scope: Scope): StaticObject {
  const known = scope.objects.get(node);
  if (known) return known;
  const object = new StaticObject();
  scope.objects.set(node, object);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      copyProperties(object, evaluate(property.argument, scope));
      continue;
    }
    const key =
      !property.computed && property.key.type === 'Identifier'
        ? property.key.name
        : evaluate(property.key, scope);
    if (typeof key === 'string' || typeof key === 'number') {
      object.properties.set(
        String(key),
        property.kind === 'init' ? evaluate(property.value, scope) : UNKNOWN,
      );
    }
  }
  return object;
}

function evaluateMember(node: MemberExpression, scope: Scope): StaticValue {
  const name = memberName(node, scope);
  if (name === undefined) return UNKNOWN;
  const object = evaluate(node.object, scope);
  if (object instanceof StaticObject) return object.properties.get(name) ?? UNKNOWN;
  if (Array.isArray(object)) return object[Number(name)] ?? UNKNOWN;
  return isWindow(node.object) ? scope.get(name) : UNKNOWN;
}

function evaluateCall(callee: AnyNode, args: AnyNode[], scope: Scope): StaticValue {
  if (callee.type !== 'MemberExpression') return UNKNOWN;
  const name = memberName(callee, scope);
  const values = args.map((argument) => evaluate(argument, scope));
  if (name === 'assign' && callee.object.type === 'Identifier' && callee.object.name === 'Object') {
    const target = values[0] instanceof StaticObject ? values[0] : new StaticObject();
    for (const value of values.slice(1)) copyProperties(target, value);
    return target;
  }
  if (name === 'concat') return values.reduce(concatenate, evaluate(callee.object, scope));
  return UNKNOWN;
}

function evaluateUnary(operator: string, value: StaticValue): StaticValue {
  if (value === UNKNOWN) return UNKNOWN;
  if (operator === '!') return !value;
  if (operator === '-' && typeof value === 'number') return -value;
  return UNKNOWN;
}

function add(left: StaticValue, right: StaticValue): StaticValue {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return typeof left === 'string' || typeof right === 'string' ? concatenate(left, right) : UNKNOWN;
}

function concatenate(left: StaticValue, right: StaticValue): StaticValue {
  const isText = (value: StaticValue) => typeof value === 'string' || typeof value === 'number';
  // What follows a "?" (a version, the time) does not choose the file.
  if (typeof left === 'string' && left.includes('?') && !isText(right)) return left;
  if (!isText(left) || !isText(right)) return UNKNOWN;
  const text = String(left) + String(right);
  return text.length > MAX_TEXT_LENGTH ? UNKNOWN : text;
}

function copyProperties(target: StaticObject, source: StaticValue): void {
  if (!(source instanceof StaticObject)) return;
  for (const [key, value] of source.properties) target.properties.set(key, value);
}

function isWindow(node: AnyNode): boolean {
  return node.type === 'Identifier' && ['window', 'globalThis', 'self'].includes(node.name);
}

function isPlainLiteral(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
