import { builtinMethod, knownExport, knownGlobal, knownMethod } from '../knowledge/lookUp';
import type { Phrase } from '../../knowledge/phrase';
import type { Entity } from './entity';

/** What the tables say of calling (or constructing) an entity; undefined when they don't know it. */
export function phrasesOf(entity: Entity): readonly Phrase[] | undefined {
  switch (entity.kind) {
    case 'external':
      return knownExport(entity.module, entity.path.length === 0 ? 'default' : entity.path.join('.'));
    case 'knownMethod':
      return knownMethod(entity.type, entity.method);
    case 'builtinMethod':
      return builtinMethod(entity.type, entity.method) ?? builtinMethod('any', entity.method);
    case 'global':
      return knownGlobal(entity.path);
    default:
      return undefined;
  }
}
