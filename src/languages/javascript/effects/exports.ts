import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import { calleeText, forEachChild, isFunction, keyName, literalText, propertyName, unwrap, type Node } from '../syntax';

/** What a name of a module stands for: an expression or declaration of its own, or a name of another module (`*` for all of it). */
export type Export =
  | { readonly kind: 'node'; readonly node: Node }
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string };

/** The exports of a module by name; `stars` are the specifiers of `export * from`, `default` also stands for `module.exports`. */
export interface ExportTable {
  readonly names: ReadonlyMap<string, Export>;
  readonly stars: readonly string[];
  /** What stands for the module as a whole: `module.exports = …`, `export = …`. */
  readonly whole?: Export;
}

const TABLES = new WeakMap<JsModule, ExportTable>();

/** Reads the exports of a module, ES or CommonJS (compiled by TypeScript or Babel too); kept per module. */
export function exportsOf(module: JsModule): ExportTable {
  const known = TABLES.get(module);
  if (known) return known;
  const builder: Builder = { names: new Map(), stars: [] };
  for (const statement of module.source.ast.body) readStatement(statement, builder);
  TABLES.set(module, builder);
  return builder;
}

interface Builder {
  readonly names: Map<string, Export>;
  readonly stars: string[];
  whole?: Export;
}

function readStatement(statement: TSESTree.ProgramStatement, to: Builder): void {
  switch (statement.type) {
    case T.ExportNamedDeclaration:
      readNamed(statement, to);
      return;
    case T.ExportDefaultDeclaration:
      to.names.set('default', { kind: 'node', node: statement.declaration });
      return;
    case T.ExportAllDeclaration:
      if (statement.exported) {
        const name = moduleExportName(statement.exported);
        to.names.set(name, { kind: 'from', specifier: statement.source.value, name: '*' });
      } else to.stars.push(statement.source.value);
      return;
    case T.TSExportAssignment:
      setWhole(statement.expression, to);
      return;
    case T.ExpressionStatement:
      readCommonJs(statement.expression, to);
      return;
    default:
  }
}

function readNamed(statement: TSESTree.ExportNamedDeclaration, to: Builder): void {
  const { declaration } = statement;
  if (declaration?.type === T.VariableDeclaration) {
    for (const { id } of declaration.declarations) declareNames(id, to);
  } else if (declaration && 'id' in declaration && declaration.id?.type === T.Identifier) {
    to.names.set(declaration.id.name, { kind: 'node', node: declaration });
  }
  for (const specifier of statement.specifiers) {
    const local = moduleExportName(specifier.local);
    const exported = moduleExportName(specifier.exported);
    const target: Export = statement.source
      ? { kind: 'from', specifier: statement.source.value, name: local }
      : { kind: 'node', node: specifier.local };
    to.names.set(exported, target);
  }
}

function declareNames(pattern: Node, to: Builder): void {
  if (pattern.type === T.Identifier) to.names.set(pattern.name, { kind: 'node', node: pattern });
  else if (!isFunction(pattern))
    forEachChild(pattern, (child) => {
      declareNames(child, to);
    });
}

function moduleExportName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === T.Identifier ? node.name : node.value;
}

/** `exports.a = …`, `module.exports = …`, `Object.defineProperty(exports, 'a', { get … })`, `__exportStar(require('./a'), exports)`. */
function readCommonJs(expression: TSESTree.Expression, to: Builder): void {
  if (expression.type === T.AssignmentExpression) {
    readAssignment(expression, to);
    return;
  }
  if (expression.type !== T.CallExpression) return;
  const callee = calleeText(expression.callee);
  const [first, second, third] = expression.arguments;
  if (callee === 'Object.defineProperty' && first && isExports(first) && second && third) {
    const name = literalText(second);
    const value = getterValue(third);
    if (name !== undefined && value) to.names.set(name, { kind: 'node', node: value });
  } else if (/(?:^|\.)__(?:exportStar|reExport|export)$/.test(callee)) {
    for (const argument of expression.arguments) {
      const specifier = requiredModule(argument);
      if (specifier !== undefined) to.stars.push(specifier);
    }
  }
}

function readAssignment(expression: TSESTree.AssignmentExpression, to: Builder): void {
  const { left, right } = expression;
  if (left.type !== T.MemberExpression) return;
  if (calleeText(left) === 'module.exports') {
    readModuleExports(right, to);
    return;
  }
  const name = propertyName(left);
  if (name === undefined || !isExports(left.object)) return;
  // `exports.a = exports.b = void 0` only announces the names.
  if (right.type === T.UnaryExpression && right.operator === 'void') return;
  if (right.type === T.AssignmentExpression) readAssignment(right, to);
  to.names.set(name, { kind: 'node', node: right.type === T.AssignmentExpression ? right.right : right });
}

function setWhole(node: Node, to: Builder): void {
  to.whole = { kind: 'node', node };
  to.names.set('default', to.whole);
}

function readModuleExports(value: Node, to: Builder): void {
  setWhole(value, to);
  if (value.type === T.AssignmentExpression) readAssignment(value, to);
  if (value.type !== T.ObjectExpression) return;
  for (const property of value.properties) {
    if (property.type === T.SpreadElement) {
      const specifier = requiredModule(property.argument);
      if (specifier !== undefined) to.stars.push(specifier);
      continue;
    }
    const name = keyName(property);
    if (name !== undefined) to.names.set(name, { kind: 'node', node: property.value });
  }
}

function getterValue(descriptor: Node): Node | undefined {
  if (descriptor.type !== T.ObjectExpression) return undefined;
  for (const property of descriptor.properties) {
    if (property.type !== T.Property) continue;
    const name = keyName(property);
    if (name === 'value') return property.value;
    if (name !== 'get' || !isFunction(property.value)) continue;
    const { body } = property.value;
    if (body.type !== T.BlockStatement) return body;
    const [only] = body.body;
    if (only?.type === T.ReturnStatement) return only.argument ?? undefined;
  }
  return undefined;
}

function isExports(node: Node): boolean {
  const text = calleeText(node);
  return text === 'exports' || text === 'module.exports';
}

/** The specifier of `require('x')`, also inside the interop wrappers of compilers (`__importStar(require('x'))`). */
export function requiredModule(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type !== T.CallExpression) return undefined;
  const [first] = inner.arguments;
  if (!first) return undefined;
  const callee = calleeText(inner.callee);
  if (callee === 'require') return literalText(first);
  if (/(?:^|\.)_{1,2}(?:importStar|importDefault|toESM|interopRequire(?:Default|Wildcard))$/.test(callee)) {
    return requiredModule(first);
  }
  return undefined;
}
