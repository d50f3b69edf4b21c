import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Hold } from '../../../core/blockingCall';
import type { JsModule } from '../modules';
import { T } from '../nodeTypes';
import { calleeText, unwrap, walk, type Node } from '../syntax';

type CountingLoop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

/** Rounds that take some hundredths of a second even where each does next to nothing. */
const MANY_ROUNDS = 10_000_000;

const CLOCK = /^(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?|process\.uptime)$/;

/** What a loop holds the thread with: looking at the clock, or very many rounds; undefined for all others. */
export function describeHoldingLoop(loop: CountingLoop, module: JsModule): Hold | undefined {
  if (letsGo(loop)) return undefined;
  if (loop.test && readsClock(loop.test) && isIdle(loop.body)) return 'clock-loop';
  return roundsOf(loop, module) >= MANY_ROUNDS ? 'long-loop' : undefined;
}

/** It waits, gives something to its caller, or can leave early. */
function letsGo(loop: Node): boolean {
  let found = false;
  walk(loop, (node) => {
    found ||=
      node.type === T.AwaitExpression ||
      node.type === T.YieldExpression ||
      node.type === T.ReturnStatement ||
      node.type === T.BreakStatement ||
      node.type === T.ThrowStatement ||
      (node.type === T.ForOfStatement && node.await);
    return !found;
  });
  return found;
}

function readsClock(test: Node): boolean {
  let found = false;
  walk(test, (node) => {
    found ||= node.type === T.CallExpression && CLOCK.test(calleeText(node.callee));
    found ||= node.type === T.NewExpression && calleeText(node.callee) === 'Date';
    return !found;
  });
  return found;
}

/** Does nothing but count or look at the clock. */
function isIdle(body: Node): boolean {
  let isIdle = true;
  walk(body, (node) => {
    if (node.type === T.CallExpression) isIdle &&= CLOCK.test(calleeText(node.callee));
    return isIdle;
  });
  return isIdle;
}

/** How often a loop goes round at least, with the loops around it; 0 when that can't be read off. */
function roundsOf(loop: CountingLoop, module: JsModule): number {
  const own = ownRounds(loop, module);
  // The outermost loop that is long by itself, or by what is directly in it, is the one to be told of.
  if (own === 0) return 0;
  let most = 1;
  for (const inner of directLoops(loop.body)) most = Math.max(most, roundsOf(inner, module));
  return own * most;
}

function directLoops(body: Node): CountingLoop[] {
  const statements = body.type === T.BlockStatement ? body.body : [body];
  return statements.filter((statement) => statement.type === T.ForStatement);
}

/** `for (let i = 0; i < 1e9; i++)`. */
function ownRounds(loop: CountingLoop, module: JsModule): number {
  if (loop.type !== T.ForStatement || loop.test?.type !== T.BinaryExpression) return 0;
  const { init, test, update } = loop;
  if (!/^<=?$/.test(test.operator) || update?.type !== T.UpdateExpression || update.operator !== '++') return 0;
  const [start] = init?.type === T.VariableDeclaration ? init.declarations : [];
  if (!start?.init || start.id.type !== T.Identifier || test.left.type !== T.Identifier) return 0;
  if (test.left.name !== start.id.name) return 0;
  const [from, to] = [numberOf(start.init, module), numberOf(test.right, module)];
  return from === undefined || to === undefined ? 0 : Math.max(0, to - from);
}

function numberOf(node: Node, module: JsModule): number | undefined {
  const inner = unwrap(node);
  if (inner.type === T.Literal) return typeof inner.value === 'number' ? inner.value : undefined;
  if (inner.type === T.BinaryExpression && inner.operator === '*') {
    const [left, right] = [numberOf(inner.left, module), numberOf(inner.right, module)];
    return left === undefined || right === undefined ? undefined : left * right;
  }
  if (inner.type !== T.Identifier) return undefined;
  const definition = module.variableOf(inner)?.defs[0]?.node;
  if (definition?.type !== T.VariableDeclarator || definition.parent.kind !== 'const' || !definition.init) {
    return undefined;
  }
  return numberOf(definition.init, module);
}
