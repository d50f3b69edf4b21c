import { sets } from '../effects/loopVariables';
import type { PyModule } from '../modules';
import type { Variable } from '../scopes';
import { field, isFunctionOrClass, textOf, walk, type PyNode } from '../syntax';
import { checkLists, LEAVES } from './loopShape';
import { refuse } from './refusal';
import type { RewriteContext } from './request';
import { checkConditions } from './roundConditions';
import type { Split } from './splitRound';
import { linesOf } from './statementLines';
import { lineEnd } from './textLines';

/** Refuses a round whose two parts can't be told apart, or would do something else when they are. */
export function checkFold(split: Split, loop: PyNode, context: RewriteContext): void {
  const { module, region } = context;
  if (field(loop, 'alternative')) refuse('a loop with an else');
  checkConditions(split, loop, module);
  checkComments(split, loop, module);
  checkSeenOutside(split, loop, context);
  const folded = new Set(region.iteration?.foldsInto);
  const parts = fetchedParts(split);
  for (const part of parts) {
    walkFetched(part, split, (node) => {
      if (isFunctionOrClass(node)) return false;
      if (LEAVES.has(node.type)) refuse('the round leaves the loop');
      const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
      if (variable && folded.has(`var:${String(variable.id)}`)) refuse('it is put together while it waits');
      const isFilled = node.type === 'assignment' && field(node, 'left')?.type === 'subscript';
      if (isFilled) refuse('something is filled on the way');
      const isSuper = node.type === 'call' && textOf(node, module.source.text) === 'super()';
      if (isSuper) refuse('super() needs its own function');
      return true;
    });
  }
  const statements = split.handing?.isInWith ? split.fetched.slice(0, -1) : parts;
  checkLists(loop, { sink: { kind: 'dropped' }, statements, conditions: [], conditionNodes: [] }, module);
}

/** What stands in the function of its own: what is fetched, and of what hands it on the value. */
function fetchedParts({ fetched, handing }: Split): readonly PyNode[] {
  return handing && !handing.isInWith ? [...fetched.slice(0, -1), handing.value] : fetched;
}

/** Walks what is fetched, without the place that a value is handed on to. */
function walkFetched(part: PyNode, { handing }: Split, visit: (node: PyNode) => boolean): void {
  walk(part, (node) => {
    if (node !== handing?.statement) return visit(node);
    walk(handing.value, visit);
    return false;
  });
}

/** The variables that what is fetched sets and what comes afterwards reads, by name. */
export function variablesGiven(split: Split, loop: PyNode, module: PyModule): string[] {
  const { fetched, handing, folded, attempt } = split;
  const before = fetchedParts(split);
  const isSetThere = (name: PyNode): boolean =>
    before.some((part) => isInside(name, part)) && !(handing && isInside(name, handing.statement));
  const body = attempt && field(attempt.node, 'body');
  const others = attempt?.node.children.filter((child) => child !== body) ?? [];
  const after = [...folded, ...(attempt?.after ?? []), ...(handing ? [handing.statement] : [])];
  const left = field(loop, 'left');
  const given: string[] = [];
  for (const variable of variablesIn(fetched, module)) {
    const bindings = variable.bindings.filter(({ name }) => isSetThere(name));
    if (bindings.length === 0) continue;
    const isReadIn = (parts: readonly PyNode[]): boolean =>
      variable.reads.some(
        (read) => parts.some((part) => isInside(read, part)) && !(handing && isInside(read, handing.value)),
      );
    if (isReadIn(others)) refuse('after a failure there is nothing to give');
    if (left && variable.bindings.some(({ name }) => isInside(name, left))) refuse('the item is set anew');
    if (!isReadIn(after)) continue;
    if (!before.some((statement) => sets(statement, bindings))) refuse('it may not be set');
    if (handing && (attempt || handing.isInWith)) refuse('more than one value is handed on');
    given.push(variable.name);
  }
  return given;
}

function variablesIn(parts: readonly PyNode[], module: PyModule): Set<Variable> {
  const found = new Set<Variable>();
  for (const part of parts) {
    walk(part, (node) => {
      const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
      if (variable) found.add(variable);
      return !isFunctionOrClass(node);
    });
  }
  return found;
}

/** What is fetched is set in a function of its own from then on, and the item in no loop that is left. */
function checkSeenOutside(split: Split, loop: PyNode, { module, region }: RewriteContext): void {
  const left = field(loop, 'left');
  const parts = [...(left ? [left] : []), ...split.fetched];
  for (const variable of module.scopes.scopeOf(region.owner)?.variables.values() ?? []) {
    const isBound = variable.bindings.some(({ name }) => parts.some((part) => isInside(name, part)));
    if (!isBound || isFolded(variable, split)) continue;
    const isSeen = variable.reads.some((read) => !isInside(read, loop) && !isBoundBefore(read, variable, loop));
    if (isSeen) refuse('a variable of the round is seen outside');
  }
}

/** `total += await count(item)` sets it outside. */
function isFolded({ bindings }: Variable, { handing }: Split): boolean {
  return handing !== undefined && bindings.some(({ name }) => isInside(name, handing.statement));
}

/** Another loop around it binds the variable anew before it is read. */
function isBoundBefore(read: PyNode, { bindings }: Variable, loop: PyNode): boolean {
  return bindings.some(
    ({ kind, name, node }) =>
      kind === 'item' &&
      node !== loop &&
      node.type === 'for_statement' &&
      isInside(read, node) &&
      name.end <= read.start,
  );
}

/** Comments that would not come along stop the rewrite, as do strings over several lines. */
function checkComments(split: Split, loop: PyNode, { source }: PyModule): void {
  const { fetched, handing, folded, attempt } = split;
  const last = fetched.at(-1);
  // What is but a call is written without the statement around it.
  const isKept = handing !== undefined || (last !== undefined && last.type !== 'expression_statement');
  const moved = [...fetched.slice(0, -1), ...(isKept && last ? [last] : []), ...folded, ...(attempt?.after ?? [])];
  const kept = moved.map((statement) => linesOf(source, statement).span);
  const clauses = attempt?.node.children.filter((child) => child !== field(attempt.node, 'body')) ?? [];
  const isLost = source.comments.some(
    (comment) =>
      loop.start <= comment.start &&
      comment.end <= lineEnd(source.text, loop.end) &&
      ![...kept, ...clauses].some((span) => span.start <= comment.start && comment.end <= span.end),
  );
  if (isLost) refuse('a comment would be lost');
  walk(loop, (node) => {
    if (node.type === 'string' && textOf(node, source.text).includes('\n')) refuse('a string goes over several lines');
    return true;
  });
}

function isInside(node: PyNode, around: PyNode): boolean {
  return around.start <= node.start && node.end <= around.end;
}
