import * as l10n from '@vscode/l10n';
import { compareLocations, WORLD, type Effect, type Location } from '../../../core/effect';
import type { Exit, Iteration } from '../../../core/region';
import { contains } from '../../../core/span';
import { orderedThing, OUTSIDE } from '../../effects/locations';
import { distinctEffects } from '../../effects/summary';
import { ATTEMPTS } from '../../knowledge/tables/attemptWords';
import { splitWords } from '../../knowledge/words';
import { isResultDropped } from '../effects/call';
import { Collector } from '../effects/collector';
import { isOwnToLoop } from '../effects/loopVariables';
import type { Summaries } from '../effects/summaries';
import type { PyModule } from '../modules';
import { onlyBinding, type Variable } from '../scopes';
import {
  attributeName,
  awaitedName,
  calleeText,
  enclosing,
  field,
  isComprehension,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { awaitPointOf } from './awaitPoint';
import { findLoopExits } from './exits';
import { isInParts, partsAfterWaits } from './foldedParts';
import { madeBefore } from './operands';
import type { PyStep } from './pyRegion';

/** Sums up one round of a loop. */
export function describeIteration(loop: PyNode, module: PyModule, summaries: Summaries): Iteration {
  const collector = new Collector(summaries, module, loop);
  for (const part of partsOf(loop)) collector.collect(part);
  for (const part of partsOf(loop)) addUnseen(part, collector);
  const isSmall = hasSmallInput(loop, module);
  if (!isSmall) askHowMany(collector);
  const folded = foldedRoots(loop, collector);
  const { appendsTo, interleaved } = appendedLists(loop, collector, folded);
  // A list that a round fills piece by piece gets its pieces in another order.
  const open = (effect: Effect): Effect =>
    effect.access === 'write' && interleaved.has(effect.span.start) ? { ...effect, evidence: 'unknown' } : effect;
  const effects = distinctEffects(collector.found.effects.map(open));
  const carried = carriedReason(loop, module) ?? idleReason(collector);
  return {
    over: iterationOver(loop, module),
    isSmall,
    ownKeys: ownKeys(loop, module),
    effects,
    appendsTo,
    foldsInto: folded,
    exits: findExits(loop, module),
    ...(carried !== undefined && { carried }),
  };
}

/** What is waited for and gives nothing back is done for something; when that can't be seen, it may concern other rounds. */
function addUnseen(part: PyNode, collector: Collector): void {
  walk(part, (node) => {
    if (node.type === 'await' && isResultDropped(node)) {
      const isSeen = collector.found.effects.some(
        ({ access, evidence, span }) => access !== 'read' && evidence !== 'unknown' && contains(node, span),
      );
      const via = awaitedName(node.children[0] ?? node, collector.module.source.text);
      if (!isSeen) collector.add('write', OUTSIDE, node, { evidence: 'unknown', via });
    }
    return !isFunctionOrClass(node);
  });
}

/** What goes over a network, or nobody knows where, may not take as many questions at once as there may be items. */
function askHowMany(collector: Collector): void {
  const far = collector.found.effects.filter(
    ({ access, location }) => access === 'read' && location.root === WORLD && !NEAR.has(location.path[0] ?? ''),
  );
  for (const { via = '', span } of far) {
    collector.add('use', { ...orderedThing('many'), label: via }, span, { evidence: 'name', via });
  }
}

/** What is read on the machine itself. */
const NEAR: ReadonlySet<string> = new Set(['fs', 'cache', 'dns', 'log', 'console']);

/** The awaits of a loop body as steps without effects of their own: the loop is judged as a whole. */
export function loopSteps(loop: PyNode, statement: PyNode, text: string): PyStep[] {
  const awaits: PyNode[] = [];
  for (const part of partsOf(loop)) {
    walk(part, (node) => {
      if (node.type === 'await') awaits.push(node);
      return !isFunctionOrClass(node);
    });
  }
  awaits.sort((a, b) => a.start - b.start);
  return awaits.map((node, index) => {
    const [awaited = node] = node.children;
    const span = { start: node.start, end: node.end };
    return {
      index,
      statementIndex: 0,
      statementSpan: { start: statement.start, end: statement.end },
      span,
      statement,
      operand: node,
      awaited,
      await: awaitPointOf(node, awaited, text),
      effects: [],
      waits: madeBefore(awaited, text) ? 'no' : 'yes',
    };
  });
}

/** Says whether only the rounds themselves decide how many there are. */
export function isOpenEnded(loop: PyNode, module: PyModule): boolean {
  const over = iterationOver(loop, module);
  return over === 'condition' || over === 'stream';
}

/** The ways out of a loop before its end; a comprehension has none. */
export function findExits(loop: PyNode, module: PyModule): Exit[] {
  return isComprehension(loop) ? [] : findLoopExits(loop, module.source.text);
}

/** What is done in each round. */
function partsOf(loop: PyNode): readonly PyNode[] {
  if (!isComprehension(loop)) return loop.fields.get('body') ?? [];
  // The first list is made once.
  const [first] = loop.children.filter((child) => child.type === 'for_in_clause');
  return loop.children.filter((child) => child !== first);
}

function iterationOver(loop: PyNode, module: PyModule): Iteration['over'] {
  if (loop.type === 'while_statement') return 'condition';
  const clauses = isComprehension(loop) ? loop.children.filter((child) => child.type === 'for_in_clause') : [loop];
  return clauses.some((clause) => clause.tokens.includes('async') || isStream(clause, module)) ? 'stream' : 'items';
}

/** What comes as it is finished, or without an end. */
function isStream(clause: PyNode, module: PyModule): boolean {
  const right = field(clause, 'right');
  const inner = right && unwrap(right);
  const callee = inner?.type === 'call' ? field(inner, 'function') : undefined;
  return (
    callee !== undefined && /(?:^|\.)(?:as_completed|count|cycle|iter)$/.test(calleeText(callee, module.source.text))
  );
}

/** The list that is gone through. */
function inputOf(loop: PyNode): PyNode | undefined {
  const clause = isComprehension(loop) ? loop.children.find((child) => child.type === 'for_in_clause') : loop;
  return clause && field(clause, 'right');
}

function hasSmallInput(loop: PyNode, module: PyModule): boolean {
  const input = inputOf(loop);
  if (!input) return false;
  const inner = unwrap(input);
  if (isLiteral(inner)) return true;
  const variable = inner.type === 'identifier' ? module.variableOf(inner) : undefined;
  const value = variable && onlyBinding(variable)?.value;
  return value !== undefined && isLiteral(unwrap(value));
}

function isLiteral(node: PyNode): boolean {
  return (
    /^(?:list|tuple|set|dictionary)$/.test(node.type) && node.children.every((item) => !item.type.includes('splat'))
  );
}

function ownKeys(loop: PyNode, module: PyModule): string[] {
  const keys = new Set<string>();
  walk(loop, (node) => {
    const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
    if (variable && isOwnToLoop(variable, loop)) keys.add(`var:${String(variable.id)}`);
    return true;
  });
  return [...keys];
}

/**
 * Lists that a round only appends to once (`out.append(…)`, `out.extend(…)`) and does not look at otherwise: their order can be kept.
 * And where (offsets of the calls) lists are appended to several times in a round.
 */
function appendedLists(
  loop: PyNode,
  collector: Collector,
  folded: readonly string[],
): { readonly appendsTo: string[]; readonly interleaved: ReadonlySet<number> } {
  const { text } = collector.module.source;
  const appended = new Map<string, { location: Location; starts: Set<number>; isRepeated: boolean }>();
  const visit = (node: PyNode, isRepeated: boolean): void => {
    const callee = node.type === 'call' ? field(node, 'function') : undefined;
    const object = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
    const name = callee && attributeName(callee, text);
    const location =
      object && /^(?:append|extend|add)$/.test(name ?? '') ? collector.visibleLocation(object) : undefined;
    if (location) {
      const entry = appended.get(location.label) ?? { location, starts: new Set<number>(), isRepeated: false };
      // The items of a set have no order.
      const isInOrder = name === 'add' || folded.includes(location.root);
      entry.isRepeated ||= !isInOrder && (isRepeated || entry.starts.size > 0);
      entry.starts.add(node.start);
      appended.set(location.label, entry);
    }
    const isInner = isRepeated || node.type === 'for_statement' || node.type === 'while_statement';
    for (const child of node.children) visit(child, isInner);
  };
  for (const part of partsOf(loop)) visit(part, false);
  const appendsTo: string[] = [];
  const interleaved = new Set<number>();
  for (const [label, { location, starts, isRepeated }] of appended) {
    const isLookedAt = collector.found.effects.some(
      (effect) =>
        // The name of the list has to be read to append to it; its length does not.
        (effect.location.exact !== true || effect.location.path.length > location.path.length) &&
        compareLocations(effect.location, location) === 'meet' &&
        !starts.has(effect.span.start),
    );
    if (isLookedAt) continue;
    if (isRepeated) for (const start of starts) interleaved.add(start);
    else appendsTo.push(label);
  }
  return { appendsTo, interleaved };
}

/** Variables of the function around that a round only touches when it waits for nothing more, by the roots of their locations. */
function foldedRoots(loop: PyNode, { found, module }: Collector): string[] {
  const body = loop.type === 'for_statement' ? field(loop, 'body') : undefined;
  const home = module.scopes.scopeOf(enclosing(loop, isFunctionOrClass) ?? module.source.root);
  if (!body || home?.kind !== 'function') return [];
  const parts = partsAfterWaits(body);
  return [...home.variables.values()]
    .filter((variable) => !isLastOne(variable, loop))
    .map(({ id }) => `var:${String(id)}`)
    .filter((root) => {
      const effects = found.effects.filter(({ location }) => location.root === root);
      return effects.length > 0 && effects.every(({ span }) => isInParts(parts, span));
    });
}

/** Each round sets it anew, so that only what the last one gave is left. */
function isLastOne({ bindings, reads }: Variable, loop: PyNode): boolean {
  return bindings.some(({ kind, node }) => {
    if (kind !== 'assignment' || !contains(loop, node)) return false;
    const isSometimes = enclosing(node, (at) => at === loop || at.type === 'if_statement') !== loop;
    return !isSometimes && !reads.some((read) => contains(node, read));
  });
}

/** Signs in the syntax that a round builds on the one before: attempts, cursors, back-off. */
function carriedReason(loop: PyNode, module: PyModule): string | undefined {
  const { text } = module.source;
  const left = field(loop, 'left');
  const input = inputOf(loop);
  if (!left || !input) return undefined;
  const isAttempt = splitWords(`${textOf(left, text)} ${calleeText(input, text)}`).some((word) => ATTEMPTS.has(word));
  const isCounted = /^(?:range|count|itertools\.count)\(/.test(textOf(input, text)) && textOf(left, text) === '_';
  if (isAttempt || isCounted) return l10n.t('It tries again until it works.');
  return usesItem(loop, left, module) ? undefined : l10n.t('No round uses its item: each does the same again.');
}

/** The bodies of all that is awaited are known, and none of them waits. */
function idleReason({ found }: Collector): string | undefined {
  return found.waits === 'no' ? l10n.t('What it awaits never really waits; there is nothing to gain.') : undefined;
}

/** Says whether what a round stands for is looked at in it. */
function usesItem(loop: PyNode, left: PyNode, module: PyModule): boolean {
  let isUsed = false;
  walk(left, (node) => {
    const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
    // A target that is no variable, such as `self.item`, may be looked at anywhere.
    if (node.type === 'attribute' || node.type === 'subscript') isUsed = true;
    isUsed ||= variable?.reads.some((read) => loop.start <= read.start && read.end <= loop.end) === true;
    return true;
  });
  return isUsed;
}
