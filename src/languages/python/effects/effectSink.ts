import type { Access, Effect, Evidence, Location } from '../../../core/effect';
import type { Phrase } from '../../knowledge/phrase';
import type { Summary } from '../../effects/summary';
import type { PyModule } from '../modules';
import type { PyNode } from '../syntax';
import type { Entity } from './entity';
import type { EntitySource } from './entitySource';
import type { Places } from './places';

/** Tells what calls do; `Summaries` is the one that does. */
export interface SummarySource {
  readonly resolver: EntitySource;
  /** What the user's settings say of a callee, as written. */
  readonly matchUserCall: (callee: string) => readonly Phrase[] | undefined;
  /** What calling an entity does; undefined when its body is not known. */
  ofCall(entity: Entity): Summary | undefined;
}

/** What was found in a stretch of code. */
export interface Collected {
  readonly effects: Effect[];
  throws: boolean;
  exits: boolean;
  guards: boolean;
  /** Waiting for something outside was seen. */
  waits: 'yes' | 'no' | 'unknown';
}

/** What is said of an effect besides what it touches. */
export interface EffectDetails {
  readonly evidence?: Evidence;
  readonly via?: string;
  readonly origin?: string | undefined;
  readonly depth?: number;
}

/** Where the effects of calls go; `Collector` is the one that takes them. */
export interface EffectSink {
  readonly summaries: SummarySource;
  readonly places: Places;
  readonly module: PyModule;
  readonly found: Collected;
  /** Lists what evaluating a node does. */
  collect(node: PyNode | undefined): void;
  add(access: Access, location: Location, at: PyNode, more?: EffectDetails): void;
  noteWait(waits: 'yes' | 'no' | 'unknown'): void;
  /** The location of an expression as far as others can see it. */
  visibleLocation(node: PyNode): Location | undefined;
  /** Which parameter of the summarised function a name is, from 0. */
  parameterIndex(identifier: PyNode): number | undefined;
  /** Says whether an expression hangs on an object that the summarised function got for itself. */
  isOwnObject(node: PyNode): boolean;
  /** Says whether an expression is the item of the round that is summarised: every round has another. */
  isOwnItem(node: PyNode): boolean;
  /** Says whether a key stands for the value of a variable of the summarised function itself. */
  isOwnKey(key: string): boolean;
}
