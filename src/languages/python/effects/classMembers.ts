import type { PyModule } from '../modules';
import {
  attributeName,
  calleeText,
  decoratorsOf,
  enclosing,
  field,
  isFunctionOrClass,
  textOf,
  undecorated,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { parameterName } from '../bindings';
import type { ClassEntity } from './entity';

/** Where a member of a class comes from: a method, or a field with its written type and the value given to it. */
export type MemberPlace =
  | { readonly kind: 'method'; readonly node: PyNode; readonly binds: 'instance' | 'class' | 'nothing' | 'property' }
  | { readonly kind: 'inner'; readonly node: PyNode }
  | { readonly kind: 'field'; readonly type?: PyNode; readonly value?: PyNode };

const TABLES = new WeakMap<PyNode, ReadonlyMap<string, MemberPlace>>();

/** A member that the class itself has (not one that it inherits). */
export function classMember({ node, module }: ClassEntity, name: string): MemberPlace | undefined {
  let table = TABLES.get(node);
  if (!table) {
    table = readMembers(node, module);
    TABLES.set(node, table);
  }
  return table.get(name);
}

/** The class that a function is a method of. */
export function classOf(fn: PyNode): PyNode | undefined {
  const around = enclosing(fn, isFunctionOrClass);
  return around?.type === 'class_definition' ? around : undefined;
}

/** Which object the first parameter of a method stands for. */
export function bindingOf(fn: PyNode, text: string): 'instance' | 'class' | 'nothing' | 'property' {
  for (const decorator of decoratorsOf(fn)) {
    const name = calleeText(decorator, text);
    if (name === 'staticmethod') return 'nothing';
    if (name === 'classmethod') return 'class';
    if (/(?:^|\.)(?:cached_?)?property$|^property$/.test(name)) return 'property';
  }
  return 'instance';
}

function readMembers(node: PyNode, module: PyModule): ReadonlyMap<string, MemberPlace> {
  const { text } = module.source;
  const members = new Map<string, MemberPlace>();
  const methods: PyNode[] = [];
  const visit = (statements: readonly PyNode[]): void => {
    for (const statement of statements) {
      const inner = undecorated(statement);
      const name = field(inner, 'name');
      if (inner.type === 'function_definition' && name) {
        if (isSetter(inner, text)) continue;
        methods.push(inner);
        members.set(textOf(name, text), { kind: 'method', node: inner, binds: bindingOf(inner, text) });
      } else if (inner.type === 'class_definition' && name) {
        members.set(textOf(name, text), { kind: 'inner', node: inner });
      } else if (inner.type === 'expression_statement') {
        const [assignment] = inner.children;
        const left = assignment?.type === 'assignment' ? field(assignment, 'left') : undefined;
        if (assignment && left?.type === 'identifier') members.set(textOf(left, text), fieldPlace(assignment));
      } else if (inner.type === 'if_statement') {
        visit(field(inner, 'consequence')?.children ?? []);
      }
    }
  };
  visit(field(node, 'body')?.children ?? []);
  // What is given in `__init__` says more than what is given later.
  const isMade = (fn: PyNode): boolean => /^__(?:init|post_init|aenter)__$/.test(nameOf(fn, text));
  for (const method of [...methods.filter(isMade), ...methods.filter((fn) => !isMade(fn))]) {
    readAssignments(method, text, members);
  }
  return members;
}

/** `self.db = db`, `self.lock: asyncio.Lock = asyncio.Lock()`. */
function readAssignments(method: PyNode, text: string, members: Map<string, MemberPlace>): void {
  const first = field(method, 'parameters')?.children[0];
  const self = first && parameterName(first);
  const body = field(method, 'body');
  if (!self || !body) return;
  const selfName = textOf(self, text);
  walk(body, (node) => {
    if (node.type !== 'assignment') return !isFunctionOrClass(node);
    const left = field(node, 'left');
    const object = left?.type === 'attribute' ? field(left, 'object') : undefined;
    const name = left && attributeName(left, text);
    if (!object || name === undefined || textOf(unwrap(object), text) !== selfName) return true;
    const known = members.get(name);
    const place = fieldPlace(node);
    if (!known) members.set(name, place);
    else if (known.kind === 'field') {
      const value =
        known.value === undefined || known.value.type === 'none' ? (place.value ?? known.value) : known.value;
      const type = known.type ?? place.type;
      members.set(name, { kind: 'field', ...(type && { type }), ...(value && { value }) });
    }
    return true;
  });
}

function fieldPlace(assignment: PyNode): { kind: 'field'; type?: PyNode; value?: PyNode } {
  const type = field(assignment, 'type');
  const value = field(assignment, 'right');
  return { kind: 'field', ...(type && { type }), ...(value && { value }) };
}

function isSetter(fn: PyNode, text: string): boolean {
  return decoratorsOf(fn).some((decorator) => /\.(?:setter|deleter)$/.test(calleeText(decorator, text)));
}

function nameOf(fn: PyNode, text: string): string {
  const name = field(fn, 'name');
  return name ? textOf(name, text) : '';
}
