import type { TSESTree } from '@typescript-eslint/typescript-estree';
import {
  COMMAND_METHODS,
  ONCE_PAIRS,
  SERVING_PACKAGES,
  SERVING_WORDS,
  SETTINGS_WORDS,
  START_AND_END_WORDS,
  START_WORDS,
  TERMINAL_PACKAGES,
  TOOL_WORDS,
} from '../knowledge/tables/runsOnce';
import { splitWords } from '../../knowledge/words';
import type { JsModule, ModuleHost, OwnPackage } from '../modules';
import { T } from '../nodeTypes';
import { ownerName } from '../readRegions';
import { calleeText, isFunction, propertyName, unwrap, walk, type FunctionNode, type Node } from '../syntax';

/** Says whether a file, or the package it is part of, is a program that does its work for one person and ends. */
export function isOneShotModule({ path, source }: JsModule, host: ModuleHost): boolean {
  const { text } = source;
  if (text.startsWith('#!') || /\bprocess\.argv\b|\brequire\.main\b|\bimport\.meta\.main\b/.test(text)) return true;
  const imports = importsOf(source.ast);
  if (imports.some((name) => TERMINAL_PACKAGES.includes(name))) return true;
  const own = host.packageOf(path);
  if (own === undefined || !isTool(own)) return false;
  // Of a program with commands, the parts that serve are those that say so.
  return !imports.some((name) => SERVING_PACKAGES.includes(name)) && !SERVING_FOLDERS.test(path);
}

/** It has commands, and more to do with a terminal than with those who are served. */
function isTool({ name = '', hasCommand, dependencies }: OwnPackage): boolean {
  if (/(?:^|[/-])(?:cli|create)(?:-|$)/.test(name)) return true;
  const serves = dependencies.some((each) => SERVING_PACKAGES.includes(each));
  return hasCommand && (!serves || dependencies.some((each) => TERMINAL_PACKAGES.includes(each)));
}

const SERVING_FOLDERS = new RegExp(`/(?:${SERVING_WORDS.join('|')})s?/`, 'i');

/** Says whether a function runs when the program begins or ends, or is the action of a command. */
export function isOneShotFunction(fn: FunctionNode, module: JsModule): boolean {
  const name = ownerName(fn);
  if (isOneShotName(name) || isCommandAction(fn) || isCalledAtOnce(fn)) return true;
  const callers = callersOf(name, module.source.ast);
  return callers.length > 0 && callers.every((caller) => caller === undefined || isOneShotName(ownerName(caller)));
}

function isOneShotName(name: string): boolean {
  const words = splitWords(name);
  const [first, second] = words;
  if (words.some((word) => SETTINGS_WORDS.includes(word) || START_WORDS.includes(word))) return true;
  if (first === undefined) return false;
  if (ONCE_PAIRS.some(([begin, later]) => begin.test(first) && words.some((word) => later.test(word)))) return true;
  return isOnceWord(second !== undefined && /^(?:on|do|run|exec|perform)$/.test(first) ? second : first);
}

function isOnceWord(word: string): boolean {
  return START_AND_END_WORDS.includes(word) || TOOL_WORDS.includes(word);
}

/** The functions around the calls of a name in its own module; undefined stands for the module itself. */
function callersOf(name: string, ast: TSESTree.Program): (FunctionNode | undefined)[] {
  const callers: (FunctionNode | undefined)[] = [];
  walk(
    ast,
    (node) => {
      if (node.type !== T.CallExpression) return undefined;
      const callee = calleeText(node.callee, '');
      if (callee === name || callee === `this.${name}`) callers.push(functionAround(node));
      return undefined;
    },
    true,
  );
  return callers;
}

/** The function that a node stands in; callbacks without a name are a part of the one around them. */
function functionAround(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at) && ownerName(at) !== '(anonymous)') return at;
  }
  return undefined;
}

/** `program.command('x').action(async () => …)`, `it('…', async () => …)`. */
function isCommandAction({ parent: call }: FunctionNode): boolean {
  if (call.type !== T.CallExpression) return false;
  const callee = unwrap(call.callee);
  const name = callee.type === T.MemberExpression ? propertyName(callee) : calleeText(callee, '');
  return name !== undefined && COMMAND_METHODS.includes(name);
}

/** `(async () => { … })()`. */
function isCalledAtOnce(fn: FunctionNode): boolean {
  return fn.parent.type === T.CallExpression && fn.parent.callee === fn;
}

/**
 * Says whether a place is reached once alone: what it gives is kept outside of the function, which looks there first
 * (`if (!this.page) this.page = readFileSync(…)`, `cache ??= …`).
 */
export function isKeptForLater(node: Node, owner: FunctionNode): boolean {
  for (let at: Node = node; at !== owner && at.parent; at = at.parent) {
    if (at.type === T.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(at.operator)) return true;
  }
  const tested = new Set<string>();
  const assigned = new Set<string>();
  walk(owner.body, (each) => {
    if (each.type === T.IfStatement) for (const name of namesIn(each.test)) tested.add(name);
    if (each.type === T.AssignmentExpression) assigned.add(calleeText(each.left, ''));
    return undefined;
  });
  const own = localNames(owner);
  return [...tested].some((name) => name !== '' && assigned.has(name) && !own.has(name.split('.')[0] ?? ''));
}

function namesIn(test: Node): string[] {
  const names: string[] = [];
  walk(test, (node) => {
    if (node.type === T.Identifier || node.type === T.MemberExpression) names.push(calleeText(node, ''));
    return node.type !== T.MemberExpression;
  });
  return names;
}

/** Names that are declared inside a function, its parameters included. */
function localNames(owner: FunctionNode): Set<string> {
  const names = new Set<string>();
  const add = (pattern: Node): void =>
    walk(pattern, (node) => {
      if (node.type === T.Identifier) names.add(node.name);
      return undefined;
    });
  for (const parameter of owner.params) add(parameter);
  walk(owner.body, (node) => {
    if (node.type === T.VariableDeclarator) add(node.id);
    return undefined;
  });
  return names;
}

function importsOf(ast: TSESTree.Program): string[] {
  const names: string[] = [];
  for (const statement of ast.body) {
    if (statement.type === T.ImportDeclaration) names.push(statement.source.value);
    if (statement.type !== T.VariableDeclaration) continue;
    walk(statement, (node) => {
      const [argument] = node.type === T.CallExpression ? node.arguments : [];
      if (node.type === T.CallExpression && calleeText(node.callee) === 'require' && argument?.type === T.Literal) {
        names.push(String(argument.value));
      }
      return !isFunction(node);
    });
  }
  return names;
}
