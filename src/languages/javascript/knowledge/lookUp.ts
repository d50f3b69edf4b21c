import { BUILTINS, Catalogue, readPhrases, type CatalogueModule } from '../../knowledge/catalogue';
import { GLOBALS } from '../../knowledge/knownModule';
import type { Phrase } from '../../knowledge/phrase';
import { KNOWN_MODULES } from './tables';
import { BUILTIN_TYPES } from './tables/builtins';

const CATALOGUE = new Catalogue(() => [...KNOWN_MODULES, { modules: [BUILTINS], types: BUILTIN_TYPES }]);

/** Kinds of built-in receivers; `any` knows the methods that mean the same on whatever built-in they are called on. */
export type BuiltinKind =
  'array' | 'string' | 'number' | 'map' | 'set' | 'date' | 'regexp' | 'promise' | 'function' | 'any';

/** Says whether anything is known of a module. */
export function isKnownModule(module: string): boolean {
  return CATALOGUE.findModule(module) !== undefined || CATALOGUE.findModuleOfFile(module) !== undefined;
}

/**
 * What a call (or `new`) of an export does. The path is what follows the module: `readFile`, `promises.readFile`, `default`
 * for the module itself; `default.x` and `x` are the same, as CommonJS and ES modules mix them. A class of the tables that
 * says nothing about its making is pure to make.
 */
export function knownExport(module: string, exportPath: string): readonly Phrase[] | undefined {
  return resolve(module, exportPath, exportPhrases);
}

/** What a call of a method does; the method may be a path (`user.findMany` on a Prisma client). */
export function knownMethod(type: string, method: string): readonly Phrase[] | undefined {
  return CATALOGUE.knownMethod(type, method);
}

/** Type of a property of a known type: `typeorm#EntityManager` for `manager` of a `QueryRunner`. */
export function memberTypeOf(type: string, member: string): string | undefined {
  return CATALOGUE.memberTypeOf(type, member);
}

/** The resource on which every use of one instance keeps its order; undefined when uses don't disturb each other. */
export function orderedResourceOf(type: string): string | undefined {
  return CATALOGUE.orderedResourceOf(type);
}

/** Type of an export that is an instance: `browser` of `@wdio/globals`, or `chromium` of `playwright`. */
export function instanceOf(module: string, exportPath: string): string | undefined {
  return resolve(module, exportPath, instanceType);
}

/** The type that an export names, as in annotations and after `new`: `Pool` of `pg`, `default` of `ioredis`. */
export function typeNamedByExport(module: string, exportPath: string): string | undefined {
  return resolve(module, exportPath, namedType);
}

/**
 * The type that a bare name in an annotation stands for. With the modules that the file imports, every type of theirs is found
 * by its name; without them only names that are unmistakable (`QueryRunner`, `PrismaClient`).
 */
export function typeByName(name: string, imports: Iterable<string> = []): string | undefined {
  for (const module of imports) {
    const type = CATALOGUE.findModule(module)?.types.get(name);
    if (type !== undefined) return type.id;
  }
  return CATALOGUE.findTypesNamed(name)[0]?.id;
}

/**
 * Type of the (awaited) result of a call: of a method (`['pg#Pool', 'connect']`), an export (`['pg', 'Pool']`) or a global
 * (`[GLOBALS, 'fetch']`).
 */
export function makesOf([owner, path]: readonly [owner: string, path: string]): string | undefined {
  const phrases = owner.includes('#') ? knownMethod(owner, path) : knownExport(owner, path);
  return phrases?.find((phrase) => phrase.verb === 'makes')?.type;
}

/** What a method of a built-in object does. */
export function builtinMethod(kind: BuiltinKind, method: string): readonly Phrase[] | undefined {
  return knownMethod(`${BUILTINS}#${kind}`, method);
}

/** What a call (or `new`) of a global does: `fetch`, `JSON.parse`, `URL`. A leading `globalThis.` or `window.` is dropped. */
export function knownGlobal(path: string): readonly Phrase[] | undefined {
  return knownExport(GLOBALS, withoutGlobalObject(path));
}

/** Type of a global that is an instance, such as `localStorage`. */
export function typeOfGlobal(path: string): string | undefined {
  return instanceOf(GLOBALS, withoutGlobalObject(path));
}

/** Asks a module, then the modules whose exports it has as well. */
function resolve<Found>(
  specifier: string,
  exportPath: string,
  ask: (module: CatalogueModule, path: string) => Found | undefined,
): Found | undefined {
  const path = withoutDefault(exportPath);
  const module = CATALOGUE.findModule(specifier);
  if (module === undefined) {
    const file = CATALOGUE.findModuleOfFile(specifier);
    return file && ask(file.module, path === 'default' ? file.export : path);
  }
  const found = ask(module, path);
  if (found !== undefined) return found;
  for (const included of module.includes) {
    const inherited = resolve(included, path, ask);
    if (inherited !== undefined) return inherited;
  }
  const [head, rest] = splitHead(path);
  const namespace = module.namespaces.get(head);
  return namespace === undefined ? undefined : resolve(namespace, rest, ask);
}

function exportPhrases(module: CatalogueModule, path: string): readonly Phrase[] | undefined {
  const exact = module.exports.exact(path);
  if (exact !== undefined) return readPhrases(exact);
  const [head, rest] = splitHead(path);
  const instance = module.instances.get(head);
  if (instance !== undefined && rest !== 'default') {
    const phrases = knownMethod(instance, rest);
    if (phrases !== undefined) return phrases;
  }
  const type = module.types.get(path);
  if (type !== undefined) return [{ verb: 'pure' }, { verb: 'makes', type: type.id }];
  const pattern = module.exports.pattern(path);
  return pattern === undefined ? undefined : readPhrases(pattern);
}

function instanceType(module: CatalogueModule, path: string): string | undefined {
  const [head, rest] = splitHead(path);
  let type = module.instances.get(head);
  for (const member of rest === 'default' ? [] : rest.split('.')) {
    if (type !== undefined) type = memberTypeOf(type, member);
  }
  return type;
}

function namedType(module: CatalogueModule, path: string): string | undefined {
  // A type in a namespace goes by its last name: `Prisma.TransactionClient`, `mongoose.Model`.
  const type = module.types.get(path.slice(path.lastIndexOf('.') + 1));
  if (type !== undefined) return type.id;
  // `default` of a package that exports a class, and classes that are known by a pattern of their names.
  if (path !== 'default' && !/^[A-Z]/.test(path)) return undefined;
  return makesOf([module.name, path]);
}

function withoutDefault(path: string): string {
  const rest = path.replace(/^(?:default\.)+/, '');
  return rest === '' ? 'default' : rest;
}

function withoutGlobalObject(path: string): string {
  return path.replace(/^(?:(?:globalThis|window|self|global)\.)+/, '');
}

/** `promises.readFile` is `promises` and `readFile`; what has no rest is asked for as `default`. */
function splitHead(path: string): readonly [string, string] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, 'default'] : [path.slice(0, dot), path.slice(dot + 1)];
}
