import type { Phrase } from '../../knowledge/phrase';
import { builtinMethod, knownExport, knownMethod, orderedResourceOf } from '../knowledge/lookUp';
import type { Entity } from './entity';

/** What the tables say of calling an entity; undefined when they don't know it. */
export function phrasesOf(entity: Entity): readonly Phrase[] | undefined {
  switch (entity.kind) {
    case 'external':
      return knownExport(entity.path);
    case 'known':
      // The object itself is called.
      return knownMethod(entity.type, 'default');
    case 'knownMethod':
      return knownMethod(entity.type, entity.method) ?? orderedUse(entity.type);
    case 'builtinMethod':
      return builtinMethod(entity.type, entity.method) ?? builtinMethod('any', entity.method);
    default:
      return undefined;
  }
}

/** What keeps the order of its uses does so for those that the tables don't name. */
function orderedUse(type: string): readonly Phrase[] | undefined {
  const name = orderedResourceOf(type);
  return name === undefined ? undefined : [{ verb: 'order', resource: { name } }];
}
