import type { JsModule, ModuleHost } from '../modules';
import type { Node } from '../syntax';
import type { Entity } from './entity';

/** Tells what expressions stand for; `Resolver` is the one that does. */
export interface EntitySource {
  readonly host: ModuleHost;
  /** What an expression stands for; undefined means unknown. */
  entityOf(node: Node, module: JsModule): Entity | undefined;
  /** What an expression stands for where it is called, extended or made an object of. */
  calledEntityOf(node: Node, module: JsModule): Entity | undefined;
  /** What `name` stands for as a property of an entity. */
  memberOf(entity: Entity | undefined, name: string): Entity | undefined;
  /** What a module exports under a name. */
  exported(module: JsModule, name: string): Entity | undefined;
  /** What an imported or required module stands for as a whole. */
  moduleEntity(module: JsModule, specifier: string): Entity | undefined;
  /** What calling (or constructing) an entity gives. */
  resultOf(entity: Entity | undefined): Entity | undefined;
  /** The getter behind a property, when there is one. */
  getterOf(entity: Entity | undefined, name: string): Entity | undefined;
}
