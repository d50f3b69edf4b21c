import { typeNamed } from '../knowledge/lookUp';
import type { PyModule } from '../modules';
import { onlyBinding } from '../scopes';
import { calleeText, field, fieldsOf, literalText, unwrap, type PyNode } from '../syntax';
import type { Entity } from './entity';
import type { EntitySource } from './entitySource';

/** Types around another one that say nothing about the value itself. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Optional',
  'Annotated',
  'Final',
  'ClassVar',
  'Required',
  'NotRequired',
  'Awaitable',
  'Coroutine',
  'type',
  'AsyncGenerator',
  'AsyncIterator',
  'Generator',
  'Iterator',
  'Depends',
]);

const LISTS: ReadonlySet<string> = new Set([
  'list',
  'List',
  'Sequence',
  'Iterable',
  'Collection',
  'tuple',
  'Tuple',
  'deque',
]);
const SETS: ReadonlySet<string> = new Set(['set', 'Set', 'frozenset', 'FrozenSet']);
const DICTS: ReadonlySet<string> = new Set(['dict', 'Dict', 'Mapping', 'MutableMapping', 'defaultdict']);

/** What a value of a written type stands for; undefined for types that say nothing. */
export function annotatedEntity(type: PyNode, module: PyModule, source: EntitySource, depth = 0): Entity | undefined {
  if (depth > 8) return undefined;
  const inner = unwrap(type);
  const { text } = module.source;
  const below = (node: PyNode | undefined): Entity | undefined =>
    node && annotatedEntity(node, module, source, depth + 1);
  switch (inner.type) {
    case 'type':
    case 'constrained_type':
      return below(inner.children[0]);
    case 'identifier':
    case 'attribute':
      return nameEntity(inner, module, source, depth);
    case 'union_type':
    case 'binary_operator':
      return inner.children.reduce<Entity | undefined>((found, part) => found ?? below(part), undefined);
    case 'generic_type':
    case 'subscript': {
      const base = field(inner, 'value') ?? inner.children[0];
      const parts = inner.type === 'subscript' ? fieldsOf(inner, 'subscript') : (inner.children[1]?.children ?? []);
      const name = base ? (calleeText(base, text).split('.').at(-1) ?? '') : '';
      if (name === 'Union') return parts.reduce<Entity | undefined>((found, part) => found ?? below(part), undefined);
      if (name === 'Coroutine') return below(parts.at(-1));
      if (WRAPPERS.has(name)) return below(parts[0]);
      if (LISTS.has(name)) {
        const item = below(parts[0]);
        return { kind: 'builtin', type: 'list', ...(item && { item }) };
      }
      if (SETS.has(name)) return { kind: 'builtin', type: 'set' };
      if (DICTS.has(name)) {
        const item = below(parts[1]);
        return { kind: 'builtin', type: 'dict', ...(item && { item }) };
      }
      return below(base);
    }
    case 'string':
      return quotedEntity(literalText(inner, text) ?? '', module, source, depth);
    default:
      return undefined;
  }
}

function nameEntity(node: PyNode, module: PyModule, source: EntitySource, depth: number): Entity | undefined {
  const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
  const binding = variable && onlyBinding(variable);
  // `SessionDep = Annotated[AsyncSession, Depends(get_session)]`
  if (binding?.kind === 'assignment' && binding.value && /^(?:subscript|binary_operator)$/.test(binding.value.type)) {
    return annotatedEntity(binding.value, module, source, depth + 1);
  }
  return instanceOfType(source.entityOf(node, module));
}

/** `'AsyncSession'`, `"db.Session | None"`: a type that is not there yet when the module is loaded. */
function quotedEntity(quoted: string, module: PyModule, source: EntitySource, depth: number): Entity | undefined {
  const path = /^(?:Optional\[)?([\w.]+)/.exec(quoted.trim())?.[1];
  if (path === undefined || depth > 8) return undefined;
  const [first = '', ...more] = path.split('.');
  let entity = source.exported(module, first);
  for (const name of more) entity = source.memberOf(entity, name);
  return instanceOfType(entity);
}

function instanceOfType(entity: Entity | undefined): Entity | undefined {
  switch (entity?.kind) {
    case 'class':
      return { kind: 'instance', of: entity };
    case 'external': {
      const builtin = BUILTINS_BY_PATH[entity.path];
      if (builtin) return { kind: 'builtin', type: builtin };
      const type = typeNamed(entity.path);
      if (type !== undefined) return { kind: 'known', type };
      return entity.path.startsWith('builtins.') || entity.path.startsWith('typing.')
        ? undefined
        : { kind: 'foreign', path: entity.path };
    }
    default:
      return undefined;
  }
}

const BUILTINS_BY_PATH: Readonly<Record<string, 'list' | 'dict' | 'set' | 'str' | 'number'>> = {
  'builtins.list': 'list',
  'builtins.tuple': 'list',
  'builtins.dict': 'dict',
  'builtins.set': 'set',
  'builtins.frozenset': 'set',
  'builtins.str': 'str',
  'builtins.bytes': 'str',
  'builtins.int': 'number',
  'builtins.float': 'number',
  'builtins.bool': 'number',
};
