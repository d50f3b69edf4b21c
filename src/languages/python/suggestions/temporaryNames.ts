import type { PyModule } from '../modules';
import { calleeText, field, literalText, textOf, unwrap, walk, type PyNode } from '../syntax';

/** Chooses names for new variables of one function: none that is used there, none that the module knows. */
export class TemporaryNames {
  readonly #taken = new Set<string>();
  readonly #reserved: ReadonlySet<string>;
  readonly #given = new Set<string>();

  constructor({ source, scopes }: PyModule, owner: PyNode, reserved: ReadonlySet<string> = new Set()) {
    this.#reserved = reserved;
    for (const name of scopes.module.variables.keys()) this.#taken.add(name);
    walk(owner, (node) => {
      if (node.type === 'identifier') this.#taken.add(textOf(node, source.text));
      return true;
    });
  }

  /** All names that were taken. */
  get given(): string[] {
    return [...this.#given];
  }

  /** Takes the wanted name, or one like it that is free. */
  take(wanted: string): string {
    let name = wanted;
    if (!this.#isFree(name) && !/_?(?:result|task)$/.test(name) && !name.startsWith('_')) name = `${wanted}_result`;
    for (let number = 2; !this.#isFree(name); number++) name = `${wanted}_${String(number)}`;
    this.#given.add(name);
    return name;
  }

  /** The name for values that nobody looks at; `_` unless it means something in the function (`gettext` is often called so). */
  unused(): string {
    return this.#taken.has('_') ? this.take('_unused') : '_';
  }

  #isFree(name: string): boolean {
    return !this.#taken.has(name) && !this.#given.has(name) && !this.#reserved.has(name) && !KEYWORDS.has(name);
  }
}

/** The name that a value would be given by the one who wrote its call: `get_user(id)` -> `user`, `self.save()` -> `save_result`. */
export function nameForValue(operand: PyNode, awaited: PyNode, text: string): string {
  return nameFromPlace(operand, text) ?? nameFromCallee(awaited, text) ?? 'result';
}

const VERBS =
  /^(?:a?get|fetch|load|read|find|list|query|create|make|build|compute|calculate|resolve|select|retrieve|request|look_?up|search|generate|collect|parse|open|async)_(?:all_|one_|many_|first_)?(?=[a-z])/;

const BARE_VERBS =
  /^(?:a?get|post|put|patch|delete|request|fetch|load|read|find|list|query|select|retrieve|search|all|first|one|execute)$/;

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import ' +
    'in is lambda nonlocal not or pass raise return try while with yield list dict set tuple str int float bool bytes type id ' +
    'input filter map max min next object open print range sum vars iter hash format dir all any'
  ).split(' '),
);

/** What it is called where it stands: the keyword of an argument, the key of a dictionary. */
function nameFromPlace(operand: PyNode, text: string): string | undefined {
  let node = operand;
  while (node.parent?.type === 'parenthesized_expression') node = node.parent;
  const { parent } = node;
  if (parent?.type === 'keyword_argument') {
    const name = field(parent, 'name');
    return name && plainName(textOf(name, text));
  }
  if (parent?.type === 'pair' && field(parent, 'value') === node) {
    const key = field(parent, 'key');
    const name = key && literalText(key, text);
    return name === undefined ? undefined : plainName(name);
  }
  return undefined;
}

function nameFromCallee(awaited: PyNode, text: string): string | undefined {
  const value = unwrap(awaited);
  const callee = value.type === 'call' ? field(value, 'function') : undefined;
  const names = calleeText(callee ?? value, text)
    .replaceAll(/\(\)|\[\]/g, '')
    .split('.');
  const last = names.at(-1)?.replace(/^_+/, '');
  if (last === undefined || !/^\w+$/.test(last)) return undefined;
  const name = snakeCase(last);
  const owner = names.length > 1 ? names.at(-2)?.replace(/^_+/, '') : undefined;
  if (BARE_VERBS.test(name)) {
    if (/client|session|http|api/i.test(owner ?? '')) return 'response';
    return owner === undefined || owner === 'self' || owner === 'cls'
      ? 'result'
      : plainName(`${snakeCase(owner)}_result`);
  }
  const noun = name.replace(VERBS, '').replace(/_(?:by|for|from|with|of|async)(?:_.*)?$/, '');
  if (noun !== name && noun !== '' && VERBS.test(name)) return plainName(noun);
  return plainName(name.endsWith('_result') ? name : `${name}_result`);
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}

function plainName(name: string): string | undefined {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : undefined;
}
