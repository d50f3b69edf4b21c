import { T } from '../nodeTypes';
import type { JsModule } from '../modules';
import { isFunction, keyName, type FunctionNode } from '../syntax';
import { Collector } from './collector';
import type { ClassEntity, Entity } from './entity';
import { markMemos } from './memos';
import type { Resolver } from './resolver';
import { distinctEffects, NOT_FOLLOWED, NOTHING, type Summary, withoutHiddenKeys } from '../../effects/summary';
import type { MatchUserCall } from '../../effects/summariesOfHosts';
import { SummaryStore } from '../../effects/summaryStore';
import type { SummarySource } from './summarySource';

/** Sums up what functions do, on demand; answers are kept for as long as this object lives. */
export class Summaries implements SummarySource {
  readonly resolver: Resolver;
  /** What the user's settings say of a callee, as written. */
  readonly matchUserCall: MatchUserCall;
  readonly #store: SummaryStore<FunctionNode>;
  readonly #shallow = new Map<number, Summaries>();

  constructor(resolver: Resolver, matchUserCall: MatchUserCall, store = new SummaryStore<FunctionNode>()) {
    this.resolver = resolver;
    this.matchUserCall = matchUserCall;
    this.#store = store;
  }

  /** The same for a look that follows callees only so many bodies deep (0: none), and says of the others that it has not looked. */
  within(depth: number): Summaries {
    let shallow = this.#shallow.get(depth);
    if (!shallow) {
      shallow = new Summaries(this.resolver, this.matchUserCall, this.#store.within(depth, NOT_FOLLOWED));
      this.#shallow.set(depth, shallow);
    }
    return shallow;
  }

  /** Gives the next file a full budget. */
  refill(): void {
    this.#store.refill();
    for (const shallow of this.#shallow.values()) shallow.refill();
  }

  /** What calling (or constructing) an entity does; undefined when its body is not known or out of budget. */
  ofCall(entity: Entity, isConstruction: boolean): Summary | undefined {
    if (entity.kind === 'function') return this.#ofFunction(entity.node, entity.module);
    if (entity.kind === 'class' && isConstruction) return this.#ofConstructor(entity);
    return undefined;
  }

  #ofConstructor(entity: ClassEntity): Summary | undefined {
    for (const element of entity.node.body.body) {
      if (element.type === T.MethodDefinition && keyName(element) === 'constructor' && isFunction(element.value)) {
        return this.#ofFunction(element.value, entity.module);
      }
    }
    const parent = this.resolver.classes.superOf(entity);
    return parent?.kind === 'class' ? this.#ofConstructor(parent) : NOTHING;
  }

  #ofFunction(node: FunctionNode, module: JsModule): Summary | undefined {
    return isAbstract(node) ? undefined : this.#store.of(node, () => this.#sumUp(node, module));
  }

  #sumUp(node: FunctionNode, module: JsModule): Summary {
    const collector = new Collector(this, module, node);
    for (const parameter of node.params) {
      if (parameter.type === T.AssignmentPattern) collector.collect(parameter.right);
    }
    collector.collect(node.body);
    const { found } = collector;
    const isHidden = (variable: number): boolean => collector.places.isOwnVariable(variable, node);
    return {
      effects: distinctEffects(withoutHiddenKeys(markMemos(found.effects, collector.memos), isHidden)),
      // A function that is not async may hand out a promise that somebody else made.
      waits: node.async || found.waits !== 'no' ? found.waits : 'unknown',
      throws: found.throws,
      exits: found.exits,
      guards: found.guards,
      ...(found.refusalDepth !== undefined && { refusalDepth: found.refusalDepth }),
      ...(found.isPartial === true && { isPartial: true }),
    };
  }
}

/** A body that is empty or only throws is a place for others to fill: it says nothing of what is called in the end. */
function isAbstract(node: FunctionNode): boolean {
  if (node.body.type !== T.BlockStatement) return false;
  const [only, ...more] = node.body.body;
  return more.length === 0 && (only === undefined || only.type === T.ThrowStatement) && !isAccessor(node);
}

/** Constructors and arrow functions that do nothing mean it. */
function isAccessor(node: FunctionNode): boolean {
  const { parent } = node;
  return parent.type !== T.MethodDefinition || parent.kind === 'constructor';
}
