import type { Access, Location } from '../../../core/effect';
import type { Span } from '../../../core/span';
import type { PyModule } from '../modules';
import type { Variable } from '../scopes';
import { attributeName, baseIdentifier, enclosing, field, fieldsOf, isFunction, unwrap, type PyNode } from '../syntax';
import { ENVIRONMENT } from '../../effects/locations';
import { applySummary } from './applySummary';
import { capturedBy, isConstantBinding } from './boundNames';
import { describeAccess } from './call';
import { collectCall } from './calls';
import type { Collected, EffectDetails, EffectSink, SummarySource } from './effectSink';
import { isItemOf } from './loopVariables';
import { collectWith } from './withStatements';
import { isDeclaredIn, Places } from './places';

/** Walks code and lists what evaluating it reads, writes and uses in order. */
export class Collector implements EffectSink {
  readonly summaries: SummarySource;
  readonly places: Places;
  readonly module: PyModule;
  readonly found: Collected = { effects: [], throws: false, exits: false, guards: false, waits: 'no' };
  readonly #summarised: PyNode | undefined;
  readonly #skip: ReadonlySet<PyNode>;

  /** `summarised`: the function or loop whose body is summed up, its own variables then don't count. `skip`: nodes to leave out. */
  constructor(summaries: SummarySource, module: PyModule, summarised?: PyNode, skip: ReadonlySet<PyNode> = new Set()) {
    this.summaries = summaries;
    this.module = module;
    this.places = new Places(summaries.resolver, module, summarised);
    this.#summarised = summarised;
    this.#skip = skip;
  }

  collect(node: PyNode | undefined): void {
    if (!node || this.#skip.has(node)) return;
    switch (node.type) {
      case 'identifier':
      case 'attribute':
      case 'subscript':
        this.#read(node);
        return;
      case 'assignment':
        if (!node.fields.has('right')) return;
        this.collect(field(node, 'right'));
        this.assign(field(node, 'left'));
        return;
      case 'augmented_assignment': {
        const left = field(node, 'left');
        if (left) this.#read(left);
        this.collect(field(node, 'right'));
        this.assign(left);
        return;
      }
      case 'named_expression':
        this.collect(field(node, 'value'));
        this.assign(field(node, 'name'));
        return;
      case 'call':
        collectCall(node, this);
        return;
      case 'keyword_argument':
        this.collect(field(node, 'value'));
        return;
      case 'delete_statement':
        for (const child of node.children) this.assign(child);
        return;
      case 'raise_statement':
      case 'assert_statement':
        this.found.throws = true;
        break;
      case 'comparison_operator':
        if (node.tokens.some((token) => token === 'in' || token === 'not in')) this.#lookUp(node);
        break;
      case 'yield':
        this.add('order', { root: 'yield', path: [], label: 'yield' }, node);
        break;
      case 'await': {
        const [awaited] = node.children;
        if (awaited && unwrap(awaited).type !== 'call') this.noteWait('yes');
        break;
      }
      case 'for_statement':
      case 'for_in_clause':
        if (node.tokens.includes('async')) this.noteWait('yes');
        this.collect(field(node, 'right'));
        this.#readWhole(field(node, 'right'));
        this.assign(field(node, 'left'));
        this.collect(field(node, 'body'));
        for (const alternative of fieldsOf(node, 'alternative')) this.collect(alternative);
        return;
      case 'with_statement':
        collectWith(node, this);
        return;
      case 'as_pattern':
        this.collect(node.children[0]);
        this.assign(field(node, 'alias')?.children[0]);
        return;
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        for (const child of node.children) if (child.type.endsWith('_clause')) this.collect(child);
        for (const body of fieldsOf(node, 'body')) this.collect(body);
        return;
      case 'function_definition':
        // Default values are made where the function is.
        for (const parameter of field(node, 'parameters')?.children ?? []) this.collect(field(parameter, 'value'));
        this.assign(field(node, 'name'));
        return;
      case 'class_definition':
        this.assign(field(node, 'name'));
        return;
      case 'import_statement':
      case 'import_from_statement':
        for (const name of fieldsOf(node, 'name')) {
          this.assign(name.type === 'aliased_import' ? field(name, 'alias') : name.children[0]);
        }
        return;
      case 'case_pattern':
        for (const variable of capturedBy(node, this.module)) this.assign(variable);
        return;
      case 'lambda':
      case 'type':
      case 'decorator':
      case 'global_statement':
      case 'nonlocal_statement':
      case 'future_import_statement':
        return;
      default:
    }
    for (const child of node.children) this.collect(child);
  }

  /** Lists the writes of an assignment target. */
  assign(target: PyNode | undefined): void {
    if (!target) return;
    const inner = unwrap(target);
    switch (inner.type) {
      case 'identifier': {
        const variable = this.module.variableOf(inner);
        if (variable) this.#addVariable('write', variable, inner);
        return;
      }
      case 'attribute':
        this.collect(field(inner, 'object'));
        this.#addPlace('write', inner);
        return;
      case 'subscript':
        this.collect(field(inner, 'value'));
        for (const key of fieldsOf(inner, 'subscript')) this.collect(key);
        this.#addPlace('write', inner);
        if (this.#isEnvironment(field(inner, 'value'))) this.add('write', ENVIRONMENT, inner);
        return;
      case 'call':
        this.collect(inner);
        return;
      default:
        for (const child of inner.children) this.assign(child);
    }
  }

  add(access: Access, location: Location, at: Span, more: EffectDetails = {}): void {
    this.found.effects.push({
      access,
      location,
      evidence: more.evidence ?? 'code',
      span: { start: at.start, end: at.end },
      ...(more.via !== undefined && { via: more.via }),
      ...(more.origin !== undefined && { origin: more.origin }),
      ...(more.depth !== undefined && more.depth > 0 && { depth: more.depth }),
    });
  }

  noteWait(waits: 'yes' | 'no' | 'unknown'): void {
    const order = ['no', 'unknown', 'yes'] as const;
    if (order.indexOf(waits) > order.indexOf(this.found.waits)) this.found.waits = waits;
  }

  parameterIndex(identifier: PyNode): number | undefined {
    const location = this.places.of(identifier)?.location;
    const index = location?.path.length === 0 ? /^param:(\d+)$/.exec(location.root)?.[1] : undefined;
    return index === undefined ? undefined : Number(index);
  }

  isOwnObject(node: PyNode): boolean {
    const variable = this.places.of(node)?.variable;
    if (variable === undefined || this.#summarised === undefined || !this.#isOwn(variable)) return false;
    if (isFunction(this.#summarised)) return variable.bindings[0]?.kind !== 'parameter';
    // What a round enters, it made for itself; anything else may come from outside the loop.
    return variable.bindings.every(({ kind }) => kind === 'with');
  }

  isOwnItem(node: PyNode): boolean {
    const inner = unwrap(node);
    const variable = inner.type === 'identifier' ? this.module.variableOf(inner) : undefined;
    const loop = this.#summarised;
    return variable !== undefined && loop !== undefined && !isFunction(loop) && isItemOf(variable, loop);
  }

  isOwnKey(key: string): boolean {
    const id = /^@\{var:(\d+)(?:\.[^}]*)?\}$/.exec(key)?.[1];
    return id !== undefined && this.isOwnId(Number(id));
  }

  /** Says whether the variable of an id is one of the summarised function itself. */
  isOwnId(variable: number): boolean {
    return this.#ownIds().has(variable);
  }

  visibleLocation(node: PyNode): Location | undefined {
    const place = this.places.of(node);
    if (!place || (place.variable && this.#isOwn(place.variable))) return undefined;
    return place.location;
  }

  #own: ReadonlySet<number> | undefined;

  #ownIds(): ReadonlySet<number> {
    if (!this.#own) {
      const own = new Set<number>();
      const summarised = this.#summarised;
      // A block has no scope of its own, but what it enters is its own.
      const isBlock = summarised?.type === 'with_statement';
      const home = isBlock ? enclosing(summarised, isFunction) : summarised;
      const scope = home && this.module.scopes.scopeOf(home);
      for (const variable of scope?.variables.values() ?? [])
        if (!isBlock || this.#isOwn(variable)) own.add(variable.id);
      this.#own = own;
    }
    return this.#own;
  }

  #read(node: PyNode): void {
    const inner = unwrap(node);
    const base = baseIdentifier(inner);
    const variable = base && this.module.variableOf(base);
    // The name itself is read too, whatever it is an alias of: it has to be bound before.
    if (base && variable && !isConstantBinding(variable, base)) this.#addVariable('read', variable, base, true);
    if (inner.type === 'subscript') for (const key of fieldsOf(inner, 'subscript')) this.collect(key);
    const object = inner.type === 'attribute' ? field(inner, 'object') : field(inner, 'value');
    if (inner.type !== 'identifier' && object && !this.places.of(object)) {
      this.collect(object);
      return;
    }
    if (inner.type === 'subscript' && object && unwrap(object).type !== 'identifier') this.#read(object);
    this.#addPlace('read', inner, true);
    if (inner.type === 'attribute') this.#collectProperty(inner);
  }

  /** What is gone through, or searched, is looked at with all that it holds. */
  #readWhole(node: PyNode | undefined): void {
    const location = node && this.visibleLocation(node);
    if (location && !/^(?:global|module):/.test(location.root)) this.add('read', location, node);
  }

  /** `key in table` looks at the entry of that key. */
  #lookUp({ children }: PyNode): void {
    const [key, table] = children;
    if (!key || !table || children.length > 2) {
      this.#readWhole(children.at(-1));
      return;
    }
    const entry = this.visibleLocation(table) && this.places.entryOf(table, key);
    if (entry && !/^(?:global|module):/.test(entry.location.root))
      this.add('read', { ...entry.location, exact: true }, table);
  }

  /** `os.environ`: whoever is called may look into it. */
  #isEnvironment(node: PyNode | undefined): boolean {
    const entity = node && this.summaries.resolver.entityOf(node, this.module);
    return entity?.kind === 'external' && entity.path === 'os.environ';
  }

  /** `self.total` may be a method in disguise. */
  #collectProperty(node: PyNode): void {
    const name = attributeName(node, this.module.source.text);
    const object = field(node, 'object');
    if (name === undefined || !object) return;
    const { resolver } = this.summaries;
    const property = resolver.propertyOf(resolver.entityOf(object, this.module), name);
    const summary = property && this.summaries.ofCall(property);
    if (summary) applySummary(summary, property, describeAccess(node, this.module.source.text), this);
  }

  #addPlace(access: Access, node: PyNode, exact = false): void {
    const location = this.visibleLocation(node);
    if (!location || (access === 'read' && location.root.startsWith('global:'))) return;
    this.add(access, exact ? { ...location, exact } : location, node);
  }

  #addVariable(access: Access, variable: Variable, at: PyNode, exact = false): void {
    if (this.#isOwn(variable)) return;
    const location = { root: `var:${String(variable.id)}`, path: [], label: variable.name };
    this.add(access, exact ? { ...location, exact } : location, at);
  }

  #isOwn(variable: Variable): boolean {
    return this.#summarised !== undefined && isDeclaredIn(variable, this.#summarised);
  }
}
