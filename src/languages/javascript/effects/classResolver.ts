import { isKnownModule, typeByName, typeNamedByExport } from '../knowledge/lookUp';
import { classMember, type MemberPlace } from './classMembers';
import type { ClassEntity, Entity } from './entity';
import type { EntitySource } from './entitySource';
import type { TypeResolver } from './typeResolver';

/** Tells what members of classes stand for, with what they inherit. */
export class ClassResolver {
  readonly #resolver: EntitySource;
  readonly #types: TypeResolver;

  constructor(resolver: EntitySource, types: TypeResolver) {
    this.#resolver = resolver;
    this.#types = types;
  }

  /** The class that a class extends. */
  superOf(entity: ClassEntity): Entity | undefined {
    return entity.node.superClass ? this.#resolver.calledEntityOf(entity.node.superClass, entity.module) : undefined;
  }

  /** The getter behind a property, when there is one. */
  getterOf(entity: Entity | undefined, name: string): Entity | undefined {
    if (entity?.kind !== 'instance') return undefined;
    const place = classMember(entity.of, name, false);
    if (place?.kind === 'getter') return { kind: 'function', node: place.node, module: entity.of.module };
    return place ? undefined : this.getterOf(asInstance(this.superOf(entity.of), false), name);
  }

  /** A member of the objects of a class, their own or inherited. */
  instanceMember(of: ClassEntity, name: string): Entity | undefined {
    const own = this.#placeEntity(classMember(of, name, false), of);
    if (own) return own;
    const parent = this.superOf(of);
    if (parent?.kind === 'external') return this.#resolver.memberOf(externalInstance(parent.module, parent.path), name);
    return this.#resolver.memberOf(asInstance(parent, false), name);
  }

  /** A member of the class itself. */
  staticMember(of: ClassEntity, name: string): Entity | undefined {
    return this.#placeEntity(classMember(of, name, true), of);
  }

  #placeEntity(place: MemberPlace | undefined, owner: ClassEntity): Entity | undefined {
    if (!place) return undefined;
    if (place.kind !== 'field') {
      const method: Entity = {
        kind: 'function',
        node: place.node,
        module: owner.module,
        self: { kind: 'instance', of: owner },
      };
      return place.kind === 'method' ? method : this.#resolver.resultOf(method);
    }
    if (place.type) {
      const declared = this.#types.entityOf(place.type, owner.module);
      if (declared) return declared;
    }
    const value = place.value && this.#resolver.entityOf(place.value, owner.module);
    return value?.kind === 'function' ? { ...value, self: { kind: 'instance', of: owner } } : value;
  }
}

/** What a class makes, or the class itself for its static side. */
export function asInstance(entity: Entity | undefined, isStatic: boolean): Entity | undefined {
  return entity?.kind === 'class' && !isStatic ? { kind: 'instance', of: entity } : entity;
}

/** An object of a class that a package exports; known only when the tables know the class. */
export function externalInstance(module: string, path: readonly string[]): Entity | undefined {
  const type =
    typeNamedByExport(module, path.length === 0 ? 'default' : path.join('.')) ??
    (isKnownModule(module) ? undefined : typeByName(path.at(-1) ?? ''));
  return type === undefined ? undefined : { kind: 'known', type };
}
