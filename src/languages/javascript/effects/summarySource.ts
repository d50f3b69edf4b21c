import type { Phrase } from '../../knowledge/phrase';
import type { Entity } from './entity';
import type { EntitySource } from './entitySource';
import type { Summary } from '../../effects/summary';

/** Tells what calls do; `Summaries` is the one that does. */
export interface SummarySource {
  readonly resolver: EntitySource;
  /** What the user's settings say of a callee, as written. */
  readonly matchUserCall: (callee: string) => readonly Phrase[] | undefined;
  /** What calling (or constructing) an entity does; undefined when its body is not known. */
  ofCall(entity: Entity, isConstruction: boolean): Summary | undefined;
}
