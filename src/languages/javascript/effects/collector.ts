import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { Access, Effect, Location } from '../../../core/effect';
import type { JsModule } from '../modules';
import { forEachChild, isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax';
import { applySummary } from './applySummary';
import { describeAccess } from './call';
import { collectCall } from './calls';
import type { Entity } from './entity';
import type { Summary } from '../../effects/summary';
import type { Collected, EffectDetails, EffectSink } from './effectSink';
import { isMemo } from './memos';
import { collectShownProperty } from './orderedReceivers';
import { isDeclaredIn, Places } from './places';
import { collectSetUpAssignment } from './setUp';
import { isRefusal, noteRefusal } from './refusals';
import type { SummarySource } from './summarySource';
import { parametersIn } from './variables';

/** Walks code and lists what evaluating it reads, writes and uses in order. */
export class Collector implements EffectSink {
  readonly summaries: SummarySource;
  readonly places: Places;
  readonly module: JsModule;
  readonly found: Collected = { effects: [], throws: false, exits: false, guards: false, waits: 'no' };
  /** Places in which something is kept for the next caller, without a wait between the question and the answer. */
  readonly memos: Location[] = [];
  readonly #summarised: Node | undefined;
  readonly #skip: ReadonlySet<Node>;
  /** Functions written in place whose bodies were taken in. */
  readonly #inlined = new Set<Node>();

  /** `summarised`: the function or loop whose body is summed up, its own variables then don't count. `skip`: nodes to leave out. */
  constructor(summaries: SummarySource, module: JsModule, summarised?: Node, skip: ReadonlySet<Node> = new Set()) {
    this.summaries = summaries;
    this.module = module;
    this.places = new Places(summaries.resolver, module, summarised);
    this.#summarised = summarised;
    this.#skip = skip;
  }

  collect(node: Node): void {
    if (this.#skip.has(node)) return;
    switch (node.type) {
      case T.Identifier:
      case T.MemberExpression:
        this.#read(node);
        return;
      case T.AssignmentExpression:
        if (node.operator !== '=') this.#read(node.left);
        this.collect(node.right);
        this.assign(node.left);
        if (isMemo(node)) this.#noteMemo(node.left);
        return;
      case T.UpdateExpression:
        this.#read(node.argument);
        this.assign(node.argument);
        return;
      case T.UnaryExpression:
        if (node.operator === 'delete') this.assign(node.argument);
        else this.collect(node.argument);
        return;
      case T.VariableDeclarator:
        if (node.init) this.collect(node.init);
        this.assign(node.id);
        return;
      case T.BinaryExpression:
        if (node.operator === 'in') this.#lookUp(node);
        break;
      case T.CallExpression:
      case T.NewExpression:
      case T.TaggedTemplateExpression:
      case T.ImportExpression:
        collectCall(node, this);
        return;
      case T.ThrowStatement:
        this.found.throws = true;
        if (isRefusal(node, this.module)) noteRefusal(this.found, 0);
        break;
      case T.TryStatement:
        if (node.handler) this.#collectCaught(node.block);
        else this.collect(node.block);
        if (node.handler) this.collect(node.handler);
        if (node.finalizer) this.collect(node.finalizer);
        return;
      case T.YieldExpression:
        this.add('order', { root: 'yield', path: [], label: 'yield' }, node);
        break;
      case T.AwaitExpression:
      case T.ForOfStatement:
        if (node.type === T.ForOfStatement) {
          if (node.await) this.noteWait('yes');
          if (node.left.type !== T.VariableDeclaration) this.assign(node.left);
        } else if (!isCall(unwrap(node.argument))) this.noteWait('yes');
        break;
      case T.ForInStatement:
        if (node.left.type !== T.VariableDeclaration) this.assign(node.left);
        break;
      case T.Property:
        if (node.computed) this.collect(node.key);
        this.collect(node.value);
        return;
      case T.ClassDeclaration:
      case T.ClassExpression:
        return;
      default:
        if (isFunction(node) || isTypeOnly(node)) return;
    }
    forEachChild(node, (child) => {
      this.collect(child);
    });
  }

  /** Lists the writes of an assignment target or of a binding pattern. */
  assign(target: Node): void {
    switch (target.type) {
      case T.ObjectPattern:
        for (const property of target.properties) {
          if (property.type === T.RestElement) this.assign(property.argument);
          else {
            if (property.computed) this.collect(property.key);
            this.assign(property.value);
          }
        }
        return;
      case T.ArrayPattern:
        for (const element of target.elements) if (element) this.assign(element);
        return;
      case T.AssignmentPattern:
        this.collect(target.right);
        this.assign(target.left);
        return;
      case T.RestElement:
        this.assign(target.argument);
        return;
      case T.MemberExpression: {
        this.collect(target.object);
        if (target.computed) this.collect(target.property);
        this.#addPlace('write', target);
        collectSetUpAssignment(target, this);
        collectShownProperty(target, this);
        return;
      }
      case T.Identifier: {
        const variable = this.module.variableOf(target);
        if (variable) this.#addVariable('write', variable, target);
        else this.#addPlace('write', target);
        return;
      }
      default:
        // A target that is no place (`f().x = 1`) writes to something nobody else can name.
        this.collect(target);
    }
  }

  /** Takes in the body of a function that is called here (a callback). */
  collectBody(fn: FunctionNode): void {
    if (this.#skip.has(fn)) return;
    const { throws } = this.found;
    this.#inlined.add(fn);
    this.collect(fn.body);
    // What a callback throws goes to its caller, which may well handle it.
    this.found.throws = throws;
  }

  summaryOf(entity: Entity, isConstruction: boolean): Summary | undefined {
    const summary = this.summaries.ofCall(entity, isConstruction);
    if (summary?.isPartial === true) this.found.isPartial = true;
    return summary;
  }

  #noteMemo(target: Node): void {
    const location = this.visibleLocation(target);
    if (location) this.memos.push(location);
  }

  /** What is refused in there goes no further. */
  #collectCaught(block: Node): void {
    const { refusalDepth } = this.found;
    this.collect(block);
    if (refusalDepth === undefined) delete this.found.refusalDepth;
    else this.found.refusalDepth = refusalDepth;
  }

  /** Adds an effect, unless it only concerns variables of the summarised function itself. */
  add(access: Access, location: Location, at: Node, more: EffectDetails = {}): void {
    const span = { start: at.range[0], end: at.range[1] };
    // Effects are made by the million, and spreading what is left out takes several times as long.
    const effect: { -readonly [Key in keyof Effect]: Effect[Key] } = {
      access,
      location,
      evidence: more.evidence ?? 'code',
      span,
    };
    if (more.via !== undefined) effect.via = more.via;
    if (more.origin !== undefined) effect.origin = more.origin;
    if (more.depth !== undefined && more.depth > 0) effect.depth = more.depth;
    if (more.isMemo === true) effect.isMemo = true;
    if (more.isFolder === true) effect.isFolder = true;
    this.found.effects.push(effect);
  }

  noteWait(waits: 'yes' | 'no' | 'unknown'): void {
    if (WAITS.indexOf(waits) > WAITS.indexOf(this.found.waits)) this.found.waits = waits;
  }

  /** Says whether a name is a parameter of the summarised function or of a function written in place. */
  isGivenParameter(identifier: TSESTree.Identifier): boolean {
    const definition = this.module.variableOf(identifier)?.defs[0];
    return (
      definition?.type === 'Parameter' && (definition.node === this.#summarised || this.#inlined.has(definition.node))
    );
  }

  /** Which parameter of the summarised function a name is, from 0. */
  parameterIndex(identifier: TSESTree.Identifier): number | undefined {
    const root = this.places.of(identifier)?.location.root;
    const index = root?.startsWith('param:') === true ? Number(root.slice('param:'.length)) : NaN;
    return Number.isNaN(index) ? undefined : index;
  }

  /** Says whether an expression hangs on a variable of the summarised function that is no parameter: an object it got for itself. */
  isOwnObject(node: Node): boolean {
    const variable = this.places.of(node)?.variable;
    return variable !== undefined && variable.defs[0]?.type !== 'Parameter' && this.#isOwn(variable) && !this.#isLoop();
  }

  #isLoop(): boolean {
    return this.#summarised !== undefined && !isFunction(this.#summarised);
  }

  /** Says whether a key stands for the value of a variable of the summarised function itself. */
  isOwnKey(key: string): boolean {
    const id = /^@\{var:(\d+)(?:\.[^}]*)?\}$/.exec(key)?.[1];
    return (
      id !== undefined && this.#summarised !== undefined && this.places.isOwnVariable(Number(id), this.#summarised)
    );
  }

  /** The location of an expression as far as others can see it; undefined for what is local to the summarised function. */
  visibleLocation(node: Node): Location | undefined {
    const place = this.places.of(node);
    if (!place || (place.variable && this.#isOwn(place.variable))) return undefined;
    return place.location;
  }

  /** `key in table` looks at the entry of that key. */
  #lookUp({ left, right }: TSESTree.BinaryExpression): void {
    const entry = this.visibleLocation(right) && this.places.entryOf(right, left);
    if (entry && !entry.location.root.startsWith('global:'))
      this.add('read', { ...entry.location, exact: true }, right);
  }

  #read(node: Node): void {
    const inner = unwrap(node);
    const base = baseIdentifier(inner);
    const variable = base && this.module.variableOf(base);
    // The name itself is read too, whatever it is an alias of: it has to be declared before.
    if (base && variable && !isConstantBinding(variable)) this.#addVariable('read', variable, base, true);
    // Outside of strict mode `arguments` holds what the parameters hold now.
    if (base && variable) for (const parameter of parametersIn(variable)) this.#addVariable('read', parameter, base);
    if (inner.type === T.MemberExpression) {
      if (inner.computed) this.collect(inner.property);
      if (!this.places.of(inner.object)) {
        this.collect(inner.object);
        return;
      }
    }
    this.#addPlace('read', inner, true);
    if (inner.type === T.MemberExpression) this.#collectGetter(inner);
  }

  /** `this.total` may be a method in disguise. */
  #collectGetter(node: TSESTree.MemberExpression): void {
    const name = propertyName(node);
    const object = unwrap(node.object);
    if (name === undefined || (object.type !== T.ThisExpression && object.type !== T.Identifier)) return;
    const { resolver } = this.summaries;
    const getter = resolver.getterOf(resolver.entityOf(object, this.module), name);
    const summary = getter && this.summaryOf(getter, false);
    if (summary) applySummary(summary, describeAccess(node), this);
  }

  #addPlace(access: Access, node: Node, exact = false): void {
    const location = this.visibleLocation(node);
    if (!location) return;
    // Constants of the language and functions of the file never change.
    if (access === 'read' && location.root.startsWith('global:') && !isEnvironment(location)) return;
    this.add(access, exact ? { ...location, exact } : location, node);
  }

  #addVariable(access: Access, variable: Variable, at: Node, exact = false): void {
    if (this.#isOwn(variable)) return;
    const location = { root: `var:${String(variable.$id)}`, path: [], label: variable.name };
    this.add(access, exact ? { ...location, exact } : location, at);
  }

  #isOwn(variable: Variable): boolean {
    return this.#summarised !== undefined && isDeclaredIn(variable, this.#summarised);
  }
}

/** What is known of waiting, the least first. */
const WAITS = ['no', 'unknown', 'yes'] as const;

/** A variable of `process.env`. */
function isEnvironment({ root, path }: Location): boolean {
  return root === 'global:process' && path[0] === 'env' && path.length > 1;
}

/** The identifier that a member chain starts with. */
function baseIdentifier(node: Node): TSESTree.Identifier | undefined {
  let at = unwrap(node);
  while (at.type === T.MemberExpression) at = unwrap(at.object);
  return at.type === T.Identifier ? at : undefined;
}

/** Imports, functions and classes are there from the start and keep their value. */
function isConstantBinding(variable: Variable): boolean {
  const type = variable.defs[0]?.type;
  return type === undefined || type === 'ImportBinding' || type === 'FunctionName' || type === 'ClassName';
}

function isCall(node: Node): boolean {
  return node.type === T.CallExpression || node.type === T.NewExpression || node.type === T.ImportExpression;
}

function isTypeOnly(node: Node): node is TSESTree.TSTypeAnnotation {
  return (
    node.type === T.TSTypeAnnotation ||
    node.type === T.TSTypeParameterInstantiation ||
    node.type === T.TSInterfaceDeclaration ||
    node.type === T.TSTypeAliasDeclaration
  );
}
