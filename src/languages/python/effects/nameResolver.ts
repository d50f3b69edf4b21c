import type { PyModule } from '../modules';
import { onlyBinding, type Binding, type Variable } from '../scopes';
import {
  calleeText,
  decoratorsOf,
  field,
  fieldsOf,
  isFunctionOrClass,
  textOf,
  unwrap,
  walk,
  type PyNode,
} from '../syntax';
import { annotatedEntity } from './annotations';
import { bindingOf, classOf } from './classMembers';
import type { ClassEntity, Entity, FunctionEntity } from './entity';
import type { EntitySource } from './entitySource';

/** Tells what names stand for by how they are bound: assignments, parameters, `self`, `with`, functions, classes, imports. */
export class NameResolver {
  readonly #resolver: EntitySource;
  readonly #variables = new WeakMap<Variable, { readonly entity: Entity | undefined }>();

  constructor(resolver: EntitySource) {
    this.#resolver = resolver;
  }

  /** What a variable stands for. */
  entityOf(variable: Variable, module: PyModule): Entity | undefined {
    const known = this.#variables.get(variable);
    if (known) return known.entity;
    // Modules may import each other in circles.
    this.#variables.set(variable, { entity: undefined });
    const entity = this.#boundEntity(variable, module);
    this.#variables.set(variable, { entity });
    return entity;
  }

  #boundEntity(variable: Variable, module: PyModule): Entity | undefined {
    const { bindings } = variable;
    const [first] = bindings;
    // `@overload`, and imports that are tried one after another.
    if (bindings.every(({ kind }) => kind === 'function')) {
      const last = bindings.at(-1);
      return last && this.#bindingEntity(last, module);
    }
    if (first?.kind === 'import') return this.#bindingEntity(first, module);
    if (bindings.length > 1 && bindings.every(({ kind }) => kind === 'with'))
      return this.#enteredAlike(bindings, module);
    const only = onlyBinding(variable);
    return only && this.#bindingEntity(only, module);
  }

  /** `async with a.get(x) as answer: …`, `async with a.get(y) as answer: …`: one name for things of one kind. */
  #enteredAlike(bindings: readonly Binding[], module: PyModule): Entity | undefined {
    const [first, ...others] = bindings.map((binding) => this.#bindingEntity(binding, module));
    if (first?.kind !== 'known') return undefined;
    return others.every((other) => other?.kind === 'known' && other.type === first.type) ? first : undefined;
  }

  #bindingEntity(binding: Binding, module: PyModule): Entity | undefined {
    if (binding.type) {
      const declared = annotatedEntity(binding.type, module, this.#resolver);
      if (declared) return declared;
    }
    switch (binding.kind) {
      case 'function':
        return { kind: 'function', node: binding.node, module };
      case 'class':
        return { kind: 'class', node: binding.node, module };
      case 'import':
        return this.#importEntity(binding, module);
      case 'parameter':
        return this.#selfEntity(binding, module) ?? (binding.value && this.#resolver.entityOf(binding.value, module));
      case 'assignment':
        return binding.value && this.#resolver.entityOf(binding.value, module);
      case 'with':
        return binding.value && this.#entered(this.#resolver.entityOf(binding.value, module), binding.value, module);
      case 'item': {
        const list = binding.value && this.#resolver.entityOf(binding.value, module);
        return list?.kind === 'builtin' ? list.item : undefined;
      }
      default:
        return undefined;
    }
  }

  /** What `as` gives: most context managers give themselves. */
  #entered(entity: Entity | undefined, value: PyNode, module: PyModule): Entity | undefined {
    if (entity?.kind === 'instance') {
      const enter = this.#resolver.memberOf(entity, '__aenter__') ?? this.#resolver.memberOf(entity, '__enter__');
      return enter ? (this.#resolver.resultOf(enter) ?? entity) : entity;
    }
    const inner = unwrap(value);
    const callee = inner.type === 'call' ? field(inner, 'function') : undefined;
    const called = callee && this.#resolver.entityOf(callee, module);
    if (called?.kind === 'function' && isContextManager(called)) return this.#yielded(called);
    return entity;
  }

  #yielded({ node, module }: FunctionEntity): Entity | undefined {
    let found: Entity | undefined;
    const body = field(node, 'body');
    if (body) {
      walk(body, (inner) => {
        const [value] = inner.type === 'yield' ? inner.children : [];
        if (value) found ??= this.#resolver.entityOf(value, module);
        return !isFunctionOrClass(inner);
      });
    }
    return found;
  }

  /** `self` and `cls`. */
  #selfEntity({ name, node }: Binding, module: PyModule): Entity | undefined {
    const owner = node.type === 'function_definition' ? classOf(node) : undefined;
    const first = field(node, 'parameters')?.children[0];
    if (!owner || first === undefined || (first !== name && first.children[0] !== name)) return undefined;
    const entity: ClassEntity = { kind: 'class', node: owner, module };
    const binds = bindingOf(node, module.source.text);
    if (binds === 'nothing') return undefined;
    return binds === 'class' ? entity : { kind: 'instance', of: entity };
  }

  #importEntity({ name, node }: Binding, module: PyModule): Entity | undefined {
    const { text } = module.source;
    const imported = fieldsOf(node, 'name').find(
      (item) => (item.type === 'aliased_import' ? field(item, 'alias') : item.children[0]) === name,
    );
    if (!imported) return undefined;
    const isAliased = imported.type === 'aliased_import';
    const dotted = isAliased ? field(imported, 'name') : imported;
    const path = dotted ? textOf(dotted, text) : '';
    if (node.type === 'import_statement') {
      // `import a.b` binds `a`, `import a.b as c` binds all of it.
      return this.#resolver.moduleEntity(module, isAliased ? path : textOf(name, text));
    }
    const from = field(node, 'module_name');
    if (!from) return { kind: 'external', path: `__future__.${path}` };
    const target = this.#resolver.moduleEntity(module, textOf(from, text));
    // `from . import views` in `__init__.py` means the module beside it.
    if (target?.kind === 'namespace' && target.module.path === module.path) {
      return this.#resolver.submodule(module, path);
    }
    return this.#resolver.memberOf(target, path);
  }
}

function isContextManager({ node, module }: FunctionEntity): boolean {
  return decoratorsOf(node).some((decorator) =>
    /(?:^|\.)(?:async)?contextmanager$/.test(calleeText(decorator, module.source.text)),
  );
}
