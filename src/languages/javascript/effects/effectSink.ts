import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Access, Effect, Evidence, Location } from '../../../core/effect';
import type { JsModule } from '../modules';
import type { FunctionNode, Node } from '../syntax';
import type { Entity } from './entity';
import type { Places } from './places';
import type { Summary } from '../../effects/summary';
import type { SummarySource } from './summarySource';

/** What was found in a stretch of code. */
export interface Collected {
  readonly effects: Effect[];
  throws: boolean;
  exits: boolean;
  guards: boolean;
  /** The tables, not a name, say that it is there to refuse. */
  guardsSurely?: boolean;
  /** How many bodies of callees lie between the code and a refusal for want of a right; absent when none is near. */
  refusalDepth?: number;
  /** Waiting for something outside was seen. */
  waits: 'yes' | 'no' | 'unknown';
  /** Something was called whose body was not followed, or not to its end. */
  isPartial?: boolean;
}

/** What is said of an effect besides what it touches. */
export interface EffectDetails {
  readonly evidence?: Evidence;
  readonly via?: string;
  readonly origin?: string | undefined;
  readonly depth?: number;
  readonly isMemo?: boolean | undefined;
  readonly isFolder?: boolean | undefined;
}

/** Where the effects of calls go; `Collector` is the one that takes them. */
export interface EffectSink {
  readonly summaries: SummarySource;
  readonly places: Places;
  readonly module: JsModule;
  readonly found: Collected;
  /** Lists what evaluating a node does. */
  collect(node: Node): void;
  /** Takes in the body of a function that is called here (a callback). */
  collectBody(fn: FunctionNode): void;
  /** What calling (or constructing) an entity does; undefined when its body is not known. */
  summaryOf(entity: Entity, isConstruction: boolean): Summary | undefined;
  add(access: Access, location: Location, at: Node, more?: EffectDetails): void;
  noteWait(waits: 'yes' | 'no' | 'unknown'): void;
  /** The location of an expression as far as others can see it. */
  visibleLocation(node: Node): Location | undefined;
  /** Says whether a name is a parameter of the summarised function or of a function written in place. */
  isGivenParameter(identifier: TSESTree.Identifier): boolean;
  /** Which parameter of the summarised function a name is, from 0. */
  parameterIndex(identifier: TSESTree.Identifier): number | undefined;
  /** Says whether an expression hangs on an object that the summarised function got for itself. */
  isOwnObject(node: Node): boolean;
  /** Says whether a key stands for the value of a variable of the summarised function itself. */
  isOwnKey(key: string): boolean;
}
