import { typeNamed } from '../knowledge/lookUp';
import { field, type PyNode } from '../syntax';
import { annotatedEntity } from './annotations';
import { classMember, type MemberPlace } from './classMembers';
import type { ClassEntity, Entity, FunctionEntity } from './entity';
import type { EntitySource } from './entitySource';

/** Tells what members of classes stand for, with what they inherit. */
export class ClassResolver {
  readonly #resolver: EntitySource;

  constructor(resolver: EntitySource) {
    this.#resolver = resolver;
  }

  /** The classes that a class is derived from. */
  basesOf(entity: ClassEntity): Entity[] {
    const list = field(entity.node, 'superclasses')?.children ?? [];
    return list.flatMap((base) => {
      const inner = base.type === 'subscript' ? (field(base, 'value') ?? base) : base;
      return base.type === 'keyword_argument' ? [] : (this.#resolver.entityOf(inner, entity.module) ?? []);
    });
  }

  /** A member of a class or of what it is derived from, taken from `self`. */
  memberOf(owner: ClassEntity, name: string, self: Entity): Entity | undefined {
    const found = this.#memberPlace(owner, name, new Set());
    if (found) return this.#placeEntity(found.place, found.owner, self);
    // A base from a package: its tables know what it gives.
    for (const entity of this.#foreignBases(owner, new Set())) {
      const member = this.#resolver.memberOf(asInstance(entity), name);
      if (member) return member;
    }
    return undefined;
  }

  /** The function behind an attribute that is a property in disguise. */
  propertyOf(entity: Entity | undefined, name: string): Entity | undefined {
    if (entity?.kind !== 'instance') return undefined;
    const found = this.#memberPlace(entity.of, name, new Set());
    return found?.place.kind === 'method' && found.place.binds === 'property'
      ? { kind: 'function', node: found.place.node, module: found.owner.module, self: entity }
      : undefined;
  }

  #foreignBases(owner: ClassEntity, seen: Set<PyNode>): Entity[] {
    if (seen.has(owner.node)) return [];
    seen.add(owner.node);
    return this.basesOf(owner).flatMap((base) =>
      base.kind === 'class' ? this.#foreignBases(base, seen) : base.kind === 'external' ? [base] : [],
    );
  }

  #memberPlace(
    owner: ClassEntity,
    name: string,
    seen: Set<PyNode>,
  ): { readonly place: MemberPlace; readonly owner: ClassEntity } | undefined {
    if (seen.has(owner.node)) return undefined;
    seen.add(owner.node);
    const place = classMember(owner, name);
    if (place) return { place, owner };
    for (const base of this.basesOf(owner)) {
      const found = base.kind === 'class' ? this.#memberPlace(base, name, seen) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  #placeEntity(place: MemberPlace, owner: ClassEntity, self: Entity): Entity | undefined {
    const { module } = owner;
    switch (place.kind) {
      case 'inner':
        return { kind: 'class', node: place.node, module };
      case 'field': {
        const declared = place.type && annotatedEntity(place.type, module, this.#resolver);
        return declared ?? (place.value && this.#resolver.entityOf(place.value, module));
      }
      case 'method': {
        const fn: FunctionEntity = { kind: 'function', node: place.node, module };
        if (place.binds === 'property') return this.#resolver.resultOf({ ...fn, self });
        if (place.binds === 'nothing') return fn;
        // `Base.method(self, …)` is given its receiver as an argument.
        return self.kind === 'class' && place.binds === 'instance' ? fn : { ...fn, self };
      }
    }
  }
}

/** What a class makes, be it one of the project or of a package. */
export function asInstance(entity: Entity): Entity | undefined {
  if (entity.kind === 'class') return { kind: 'instance', of: entity };
  if (entity.kind !== 'external') return undefined;
  const type = typeNamed(entity.path);
  return type === undefined ? { kind: 'foreign', path: entity.path } : { kind: 'known', type };
}
