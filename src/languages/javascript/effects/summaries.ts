import { T } from '../nodeTypes';
import type { JsModule, ModuleHost } from '../modules';
import type { Phrase } from '../../knowledge/phrase';
import { isFunction, keyName, type FunctionNode } from '../syntax';
import { Collector } from './collector';
import type { ClassEntity, Entity } from './entity';
import { markMemos } from './memos';
import { Resolver } from './resolver';
import { distinctEffects, NOTHING, type Summary } from '../../effects/summary';
import type { SummarySource } from './summarySource';

/** How many bodies deep callees are followed. */
const MAX_DEPTH = 5;
/** How many bodies are summed up for one analysed file at most; beyond that callees count as unknown. */
const BUDGET = 6000;

/** What is kept of a function: a summary that saw all, or those that were cut off, by how many more bodies they could follow. */
interface Known {
  whole?: Summary;
  readonly cut: Map<number, Summary>;
}

/** Sums up what functions do, on demand; answers are kept for as long as this object lives. */
export class Summaries implements SummarySource {
  readonly resolver: Resolver;
  /** What the user's settings say of a callee, as written. */
  readonly matchUserCall: (callee: string) => readonly Phrase[] | undefined;
  readonly #known = new WeakMap<FunctionNode, Known>();
  readonly #open: FunctionNode[] = [];
  /** The outermost open function that the current ones lead back to. */
  #lowest = Infinity;
  /** How often something was out of reach; a summary in which that happens depends on how deep it stands. */
  #cuts = 0;
  #budget = BUDGET;

  constructor(host: ModuleHost, matchUserCall: (callee: string) => readonly Phrase[] | undefined) {
    this.resolver = new Resolver(host);
    this.matchUserCall = matchUserCall;
  }

  /** Gives the next file a full budget. */
  refill(): void {
    this.#budget = BUDGET;
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
    const parent = this.resolver.superOf(entity);
    return parent?.kind === 'class' ? this.#ofConstructor(parent) : NOTHING;
  }

  #ofFunction(node: FunctionNode, module: JsModule): Summary | undefined {
    const reach = MAX_DEPTH - this.#open.length;
    const known = this.#known.get(node);
    if (known?.whole) return known.whole;
    const cut = known?.cut.get(reach);
    if (cut) {
      this.#cuts++;
      return cut;
    }
    if (isAbstract(node)) return undefined;
    const at = this.#open.indexOf(node);
    if (at >= 0) {
      // Recursion: what it does is added by the open summary; whoever depends on that must not be kept.
      this.#lowest = Math.min(this.#lowest, at);
      return NOTHING;
    }
    if (reach <= 0 || this.#budget <= 0) {
      this.#cuts++;
      return undefined;
    }
    this.#budget--;
    return this.#enter(node, module, reach);
  }

  /** Sums up a body, and keeps the answer where it would be the same again: knowledge must not depend on who asked first. */
  #enter(node: FunctionNode, module: JsModule, reach: number): Summary {
    const outer = { lowest: this.#lowest, cuts: this.#cuts };
    this.#lowest = Infinity;
    this.#open.push(node);
    const summary = this.#sumUp(node, module);
    this.#open.pop();
    const depth = this.#open.length;
    if (this.#lowest >= depth) {
      const known = this.#known.get(node) ?? { cut: new Map<number, Summary>() };
      if (this.#cuts > outer.cuts) known.cut.set(reach, summary);
      else known.whole = summary;
      this.#known.set(node, known);
    }
    this.#lowest = Math.min(outer.lowest, this.#lowest < depth ? this.#lowest : Infinity);
    return summary;
  }

  #sumUp(node: FunctionNode, module: JsModule): Summary {
    const collector = new Collector(this, module, node);
    for (const parameter of node.params) {
      if (parameter.type === T.AssignmentPattern) collector.collect(parameter.right);
    }
    collector.collect(node.body);
    const { found } = collector;
    return {
      effects: distinctEffects(markMemos(found.effects, collector.memos)),
      // A function that is not async may hand out a promise that somebody else made.
      waits: node.async || found.waits !== 'no' ? found.waits : 'unknown',
      throws: found.throws,
      exits: found.exits,
      guards: found.guards,
      ...(found.refusalDepth !== undefined && { refusalDepth: found.refusalDepth }),
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
