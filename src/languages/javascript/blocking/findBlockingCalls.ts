import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Hold } from '../../../core/blockingCall';
import type { EntitySource } from '../effects/entitySource';
import { blockingExport, blockingGlobal } from '../knowledge/blockingCalls';
import type { BlockingCallFacts } from '../knowledge/tables/blockingCalls';
import { SETTINGS_FILES } from '../knowledge/tables/runsOnce';
import type { JsModule } from '../modules';
import { T } from '../nodeTypes';
import { isLoop } from '../regions/findRegions';
import {
  calleeText,
  forEachChild,
  isFunction,
  keyName,
  propertyName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax';
import { describeHoldingLoop } from './holdingLoops';
import { isKeptForLater, isOneShotFunction, isOneShotModule } from './oneShot';

/** A blocking call or loop, with the syntax it was found in. */
export interface BlockingPlace {
  readonly node: TSESTree.CallExpression | TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;
  readonly hold: Hold;
  /** Absent for a loop. */
  readonly facts?: BlockingCallFacts;
  /** The async function. */
  readonly owner: FunctionNode;
  /** It stands in a callback that is called many times before the function goes on, so it can't be awaited where it is. */
  readonly isInCallback: boolean;
  /** It stands in a loop, or in such a callback. */
  readonly isRepeated: boolean;
}

/** Finds what holds the thread inside the async functions of a module, unless nobody else can be waiting then; in source order. */
export function findBlockingCalls(module: JsModule, entities: EntitySource): BlockingPlace[] {
  if (isOneShotModule(module, entities.host)) return [];
  const found: BlockingPlace[] = [];
  visit(module.source.ast, undefined, { module, entities, found });
  return found.filter(({ node, owner }) => !isOneShotFunction(owner, module) && !isKeptForLater(node, owner));
}

interface Search {
  readonly module: JsModule;
  readonly entities: EntitySource;
  readonly found: BlockingPlace[];
}

interface Surroundings {
  readonly owner: FunctionNode;
  readonly isInCallback: boolean;
  readonly isRepeated: boolean;
}

/** Methods of lists that call what they are given before they return. */
const LIST_METHODS = new Set(['map', 'forEach', 'filter', 'flatMap', 'reduce', 'some', 'every', 'find', 'findIndex']);

function visit(node: Node, around: Surroundings | undefined, search: Search): void {
  if (isFunction(node)) {
    const inside = surroundingsOf(node, around);
    // Parameters have their defaults worked out before the body, where nothing can be awaited.
    if (node.body.type === T.BlockStatement) visitChildren(node.body, inside, search);
    else visit(node.body, inside, search);
    return;
  }
  const place = around && describe(node, around, search);
  if (place) search.found.push(place);
  if (isLoop(node)) {
    forEachChild(node, (child) => {
      const isOnce = node.type === T.ForOfStatement || node.type === T.ForInStatement ? child === node.right : false;
      visit(child, around && !isOnce ? { ...around, isRepeated: true } : around, search);
    });
    return;
  }
  visitChildren(node, around, search);
}

function visitChildren(node: Node, around: Surroundings | undefined, search: Search): void {
  forEachChild(node, (child) => visit(child, around, search));
}

function surroundingsOf(fn: FunctionNode, around: Surroundings | undefined): Surroundings | undefined {
  if (fn.async) return { owner: fn, isInCallback: false, isRepeated: false };
  if (!around || fn.parent.type !== T.CallExpression || fn.parent.callee === fn) return undefined;
  const callee = unwrap(fn.parent.callee);
  const method = callee.type === T.MemberExpression ? propertyName(callee) : undefined;
  if (method === undefined || !LIST_METHODS.has(method)) return undefined;
  return { owner: around.owner, isInCallback: true, isRepeated: true };
}

function describe(node: Node, around: Surroundings, { module, entities }: Search): BlockingPlace | undefined {
  if (node.type === T.CallExpression) {
    const facts = factsOf(node, module, entities);
    if (!facts || (facts.hold === 'file' && isSettingsFile(node, module))) return undefined;
    const hold = facts.onlyIf !== undefined && !setsOption(node, facts.onlyIf) ? 'look' : facts.hold;
    return hold === 'look' && !around.isRepeated ? undefined : { node, hold, facts, ...around };
  }
  if (node.type !== T.WhileStatement && node.type !== T.DoWhileStatement && node.type !== T.ForStatement) {
    return undefined;
  }
  const hold = describeHoldingLoop(node, module);
  return hold && { node, hold, ...around };
}

/** `readFileSync(join(folder, 'package.json'))`. */
function isSettingsFile({ arguments: [file] }: TSESTree.CallExpression, { source }: JsModule): boolean {
  return file !== undefined && SETTINGS_FILES.test(source.text.slice(file.range[0], file.range[1]));
}

/** `rmSync(folder, { recursive: true })`. */
function setsOption({ arguments: args }: TSESTree.CallExpression, option: string): boolean {
  return args.some(
    (each) =>
      each.type === T.ObjectExpression &&
      each.properties.some((property) => property.type === T.Property && keyName(property) === option),
  );
}

/** What the callee's last name may be for it to be worth asking what it stands for. */
const MAY_BLOCK = /(?:Sync|^sync|^exec|^wait|^question|^prompt|^keyIn\w*|^request|^fetch)$/i;

function factsOf(
  { callee }: TSESTree.CallExpression,
  module: JsModule,
  entities: EntitySource,
): BlockingCallFacts | undefined {
  const written = calleeText(callee, '');
  if (!MAY_BLOCK.test(written.slice(written.lastIndexOf('.') + 1)) && callee.type !== T.Identifier) return undefined;
  const entity = entities.entityOf(callee, module);
  if (entity?.kind === 'external') return blockingExport(entity.module, entity.path);
  return entity?.kind === 'global' ? blockingGlobal(entity.path) : undefined;
}
