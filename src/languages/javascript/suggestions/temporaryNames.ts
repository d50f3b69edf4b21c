import type { Scope } from '@typescript-eslint/scope-manager';
import { T } from '../nodeTypes';
import type { Owner } from '../regions/jsRegion';
import type { JsSource } from '../source';
import { calleeText, keyName, type Node, unwrap } from '../syntax';

/** Chooses names for new variables of one function: none that is used or declared there, none that shadows. */
export class TemporaryNames {
  readonly #taken: Set<string>;
  readonly #reserved: ReadonlySet<string>;
  readonly #given = new Set<string>();

  constructor(source: JsSource, owner: Owner, reserved: ReadonlySet<string> = new Set()) {
    this.#taken = namesSeenFrom(source, owner);
    this.#reserved = reserved;
  }

  /** All names that were taken. */
  get given(): string[] {
    return [...this.#given];
  }

  /** Takes the first of the wanted names that is free, else one like the first. */
  take(wanted: string, ...others: string[]): string {
    const name = [wanted, ...others].find((each) => this.#isFree(each)) ?? this.#alternative(wanted);
    this.#given.add(name);
    return name;
  }

  #alternative(wanted: string): string {
    if (
      !this.#given.has(wanted) &&
      !this.#reserved.has(wanted) &&
      !wanted.endsWith('Result') &&
      this.#isFree(`${wanted}Result`)
    ) {
      return `${wanted}Result`;
    }
    let number = 2;
    while (!this.#isFree(`${wanted}${number}`)) number++;
    return `${wanted}${number}`;
  }

  #isFree(name: string): boolean {
    return !this.#taken.has(name) && !this.#given.has(name) && !this.#reserved.has(name) && !RESERVED.has(name);
  }
}

/** The name that a value would be given by the one who wrote its call: `getUser(id)` -> `user`, `this.save()` -> `saveResult`. */
export function nameForValue(operand: Node, awaited: Node): string {
  return namesForValue(operand, awaited)[0];
}

/** The names that come to mind for a value, the best one first. */
export function namesForValue(operand: Node, awaited: Node): [string, ...string[]] {
  const [first = 'result', ...others] = [nameFromPlace(operand), nameFromCallee(awaited)].filter(
    (name) => name !== undefined,
  );
  return [first, ...others];
}

const VERBS =
  /^(?:get|fetch|load|read|find|list|query|create|make|build|compute|calculate|resolve|select|retrieve|request|lookup|look[uU]p|search|generate|collect|parse|open|import)(?:All|One|Many|First|Unique)?(?=[A-Z])/;

const BARE_VERBS =
  /^(?:get|fetch|load|read|find|list|query|select|retrieve|search|findOne|findAll|findMany|findFirst|findUnique|getAll|all)$/;

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield async of'
  ).split(' '),
);

function nameFromPlace(operand: Node): string | undefined {
  let node = operand;
  while (node.parent && unwrap(node.parent) === unwrap(node)) node = node.parent;
  const { parent } = node;
  if (parent?.type === T.Property && parent.value === node && !parent.computed) return plainName(keyName(parent));
  if (parent?.type === T.JSXExpressionContainer && parent.parent.type === T.JSXAttribute) {
    const { name } = parent.parent;
    return name.type === T.JSXIdentifier ? plainName(name.name) : undefined;
  }
  return undefined;
}

function nameFromCallee(awaited: Node): string | undefined {
  const value = unwrap(awaited);
  if (value.type !== T.CallExpression) {
    return value.type === T.Identifier || value.type === T.MemberExpression
      ? withResult(lastName(calleeText(value, '')))
      : undefined;
  }
  const callee = unwrap(value.callee);
  if (callee.type === T.Identifier && callee.name === 'fetch') return 'response';
  // What several promises gave; `Promise` itself is no name for it.
  if (/^Promise\.all(?:Settled)?$/.test(calleeText(callee, ''))) return 'results';
  const name = lastName(calleeText(callee, ''));
  if (name === undefined) return undefined;
  const isMethod = callee.type === T.MemberExpression;
  const owner = isMethod ? lastName(calleeText(callee.object, '')) : undefined;
  if (name === 'count' && owner !== undefined && owner !== 'this') return `${lowerFirst(owner)}Count`;
  // `adb.isWifiOn()` is asked of somebody, so that its name is free for the answer.
  if (isMethod && /^(?:is|has|can|should)[A-Z]|^exists$/.test(name)) return name;
  const counted = /^count([A-Z].*)$/.exec(name)?.[1];
  if (counted !== undefined) return plainName(`${lowerFirst(counted)}Count`);
  const noun = name.replace(VERBS, '').replace(/^(?:By|For|From|With|Of)[A-Z].*$/, '');
  if (noun !== name && noun !== '') {
    return plainName(lowerFirst(noun.replace(/(?!^)(?:By|For|From|With|Of)[A-Z].*$/, '')));
  }
  // `User.load(id)` gives a user, no class.
  if ((BARE_VERBS.test(name) || noun === '') && owner !== undefined && owner !== 'this') {
    return plainName(lowerFirst(owner));
  }
  return withResult(name);
}

function withResult(name: string | undefined): string | undefined {
  if (name === undefined || name === 'this') return undefined;
  return /(?:promise|Promise)$/.test(name) ? plainName(name.replace(/[pP]romise$/, '')) : `${name}Result`;
}

function lastName(text: string): string | undefined {
  return plainName(text.replace(/\(\)$/, '').split('.').at(-1)?.replace(/^#/, ''));
}

function plainName(name: string | undefined): string | undefined {
  return name !== undefined && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : undefined;
}

function lowerFirst(name: string): string {
  // An abbreviation in front goes down as one: `URLs` -> `urls`.
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$|s$)|^[A-Z]/, (start) => start.toLowerCase());
}

function namesSeenFrom(source: JsSource, owner: Owner): Set<string> {
  const names = new Set<string>();
  const scope = source.scopes.acquire(owner, true) ?? source.scopes.globalScope;
  if (!scope) return names;
  for (let outer: Scope | null = scope; outer; outer = outer.upper) {
    for (const name of outer.set.keys()) names.add(name);
  }
  const collect = (inner: Scope) => {
    for (const variable of inner.variables) names.add(variable.name);
    for (const reference of inner.references) names.add(reference.identifier.name);
    inner.childScopes.forEach(collect);
  };
  collect(scope);
  return names;
}
