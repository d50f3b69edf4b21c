import { distinctEffects, NOTHING, type Summary, withoutHiddenKeys } from '../../effects/summary';
import type { MatchUserCall } from '../../effects/summariesOfHosts';
import { SummaryStore } from '../../effects/summaryStore';
import { DJANGO_THREAD, RUNS_IN_THREAD } from '../knowledge/tables/django';
import type { PyHost, PyModule } from '../modules';
import { calleeText, decoratorsOf, field, isAsync, type PyNode } from '../syntax';
import { LOCK } from '../../effects/locations';
import { classOf } from './classMembers';
import { Collector } from './collector';
import { isSerialiser } from './locks';
import type { ClassEntity, Entity } from './entity';
import type { SummarySource } from './effectSink';
import { Resolver } from './resolver';

/** Sums up what functions do, on demand; answers are kept for as long as this object lives. */
export class Summaries implements SummarySource {
  readonly resolver: Resolver;
  readonly matchUserCall: MatchUserCall;
  readonly #store = new SummaryStore<PyNode>();

  constructor(host: PyHost, matchUserCall: MatchUserCall) {
    this.resolver = new Resolver(host);
    this.matchUserCall = matchUserCall;
  }

  /** Gives the next file a full budget. */
  refill(): void {
    this.#store.refill();
  }

  ofCall(entity: Entity): Summary | undefined {
    switch (entity.kind) {
      case 'function':
        return this.#ofFunction(entity.node, entity.module);
      case 'class':
        return this.#ofConstructor(entity);
      case 'instance': {
        const called = this.resolver.memberOf(entity, '__call__');
        return called?.kind === 'function' ? this.ofCall(called) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** Making an object is known to do what `__init__` does, as far as that lies in the project. */
  #ofConstructor(entity: ClassEntity): Summary | undefined {
    const init = this.resolver.memberOf({ kind: 'instance', of: entity }, '__init__');
    const summary = init?.kind === 'function' ? this.#ofFunction(init.node, init.module) : NOTHING;
    if (!summary) return undefined;
    // Whatever it does to the new object, and to what that is given, shows when that is used.
    return { ...summary, effects: summary.effects.filter(({ location }) => !location.root.startsWith('param:')) };
  }

  #ofFunction(node: PyNode, module: PyModule): Summary | undefined {
    return isAbstract(node, module.source.text) ? undefined : this.#store.of(node, () => this.#sumUp(node, module));
  }

  #sumUp(node: PyNode, module: PyModule): Summary {
    const collector = new Collector(this, module, node);
    collector.collect(field(node, 'body'));
    const isInTurn = decoratorsOf(node).some((decorator) => isSerialiser(calleeText(decorator, module.source.text)));
    if (isInTurn) collector.add('order', LOCK, node);
    const runsInThread = decoratorsOf(node).some((decorator) =>
      RUNS_IN_THREAD.test(calleeText(decorator, module.source.text)),
    );
    if (runsInThread) {
      collector.add('order', DJANGO_THREAD, node, { evidence: 'table' });
      collector.noteWait('yes');
    }
    const { found } = collector;
    return {
      effects: distinctEffects(withoutHiddenKeys(found.effects, (variable) => collector.isOwnId(variable))),
      // A function that is not async may hand out something to wait for that somebody else made.
      waits: isAsync(node) || found.waits !== 'no' ? found.waits : 'unknown',
      throws: found.throws,
      exits: found.exits,
      guards: found.guards,
    };
  }
}

/** A body that is empty or only raises is a place for others to fill: it says nothing of what is called in the end. */
function isAbstract(node: PyNode, text: string): boolean {
  if (node.type === 'lambda') return false;
  if (decoratorsOf(node).some((decorator) => /(?:abstractmethod|overload)$/.test(calleeText(decorator, text))))
    return true;
  const statements = (field(node, 'body')?.children ?? []).filter((statement) => !isDocument(statement));
  const [only, ...more] = statements;
  if (more.length > 0) return false;
  if (!only) return true;
  if (only.type === 'raise_statement') return text.slice(only.start, only.end).includes('NotImplemented');
  const [value] = only.children;
  // A method that gives nothing is there for those who have something to give.
  if (only.type === 'return_statement')
    return isAsync(node) && classOf(node) !== undefined && (!value || value.type === 'none');
  return only.type === 'pass_statement' || (only.type === 'expression_statement' && value?.type === 'ellipsis');
}

function isDocument(statement: PyNode): boolean {
  return statement.type === 'expression_statement' && statement.children[0]?.type === 'string';
}
