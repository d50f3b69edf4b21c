import type { PyHost, PyModule } from '../modules';
import type { PyNode } from '../syntax';
import type { Entity } from './entity';

/** Tells what expressions stand for; `Resolver` is the one that does. */
export interface EntitySource {
  readonly host: PyHost;
  /** What an expression stands for; undefined means unknown. */
  entityOf(node: PyNode, module: PyModule): Entity | undefined;
  /** What `name` stands for as an attribute of an entity. */
  memberOf(entity: Entity | undefined, name: string): Entity | undefined;
  /** What a module gives under a name. */
  exported(module: PyModule, name: string): Entity | undefined;
  /** What the module that an import statement names stands for. */
  moduleEntity(module: PyModule, specifier: string): Entity | undefined;
  /** The module of a package that lies beside or below another of its modules. */
  submodule(module: PyModule, name: string): Entity | undefined;
  /** What calling an entity gives, once awaited. */
  resultOf(entity: Entity | undefined): Entity | undefined;
  /** The function behind an attribute that is a property in disguise. */
  propertyOf(entity: Entity | undefined, name: string): Entity | undefined;
}
