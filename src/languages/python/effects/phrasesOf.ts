import type { Phrase } from '../../knowledge/phrase';
import { builtinMethod, knownExport, knownMethod } from '../knowledge/lookUp';
import type { Entity } from './entity';

/** What the tables say of calling an entity; undefined when they don't know it. */
export function phrasesOf(entity: Entity): readonly Phrase[] | undefined {
  switch (entity.kind) {
    case 'external':
      return knownExport(entity.path);
    case 'knownMethod':
      return knownMethod(entity.type, entity.method);
    case 'builtinMethod':
      return builtinMethod(entity.type, entity.method) ?? builtinMethod('any', entity.method);
    default:
      return undefined;
  }
}
