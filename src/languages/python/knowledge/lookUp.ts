import { BUILTINS, Catalogue, readPhrases } from '../../knowledge/catalogue';
import type { Phrase } from '../../knowledge/phrase';
import type { BuiltinKind } from '../effects/entity';
import { KNOWN_MODULES } from './tables';
import { BUILTIN_TYPES } from './tables/builtins';
import { METHODS_BY_NAME } from './tables/methodsByName';

const CATALOGUE = new Catalogue(() => [...KNOWN_MODULES, { modules: [BUILTINS], types: BUILTIN_TYPES }]);

/** What calling something of a package, given by its dotted path, does: `asyncio.sleep`, `builtins.print`. */
export function knownExport(path: string): readonly Phrase[] | undefined {
  for (const [module, name] of splits(path)) {
    const known = CATALOGUE.findModule(module);
    if (!known) continue;
    const texts = known.exports.exact(name);
    if (texts !== undefined) return readPhrases(texts);
    const type = known.types.get(name);
    if (type) return [{ verb: 'pure' }, { verb: 'makes', type: type.id }];
    const pattern = known.exports.pattern(name);
    if (pattern !== undefined) return readPhrases(pattern);
  }
  return undefined;
}

/** Type of something of a package that is an instance. */
export function instanceOf(path: string): string | undefined {
  for (const [module, name] of splits(path)) {
    const found = CATALOGUE.findModule(module)?.instances.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The type of the tables that a class of a package is. */
export function typeNamed(path: string): string | undefined {
  for (const [module, name] of splits(path)) {
    const known = CATALOGUE.findModule(module);
    const type = known?.types.get(name)?.id;
    if (type !== undefined) return type;
  }
  // Classes are handed on from one module of a package to another; some names are unmistakable.
  return CATALOGUE.findTypesNamed(path.slice(path.lastIndexOf('.') + 1))[0]?.id;
}

/** What a call of a method does. */
export function knownMethod(type: string, method: string): readonly Phrase[] | undefined {
  return CATALOGUE.knownMethod(type, method);
}

/** What a method does that is called so on whatever it is called; of the callee's names the last two count: `llm.ainvoke`. */
export function methodNamed(callee: string): readonly Phrase[] | undefined {
  const names = callee.split('.');
  const method = names.at(-1) ?? '';
  // `summary_chain` is a chain.
  const owner = (names.at(-2) ?? '').split('_').at(-1) ?? '';
  for (const name of [`${owner}.${method}`, method]) {
    const texts = Object.hasOwn(METHODS_BY_NAME, name) ? METHODS_BY_NAME[name] : undefined;
    if (texts !== undefined) return readPhrases(texts);
  }
  return undefined;
}

/** Type of an attribute of a known type. */
export function memberTypeOf(type: string, member: string): string | undefined {
  return CATALOGUE.memberTypeOf(type, member);
}

/** The resource on which every use of one instance keeps its order; undefined when uses don't disturb each other. */
export function orderedResourceOf(type: string): string | undefined {
  return CATALOGUE.orderedResourceOf(type);
}

/** What a method of a built-in value does. */
export function builtinMethod(kind: BuiltinKind, method: string): readonly Phrase[] | undefined {
  return CATALOGUE.knownMethod(`${BUILTINS}#${kind}`, method);
}

/** Says whether anything is known of the package that a dotted path begins with. */
export function isKnownPackage(path: string): boolean {
  return CATALOGUE.findModule(path.split('.')[0] ?? path) !== undefined;
}

/** `a.b.c` as module and name: `a.b` and `c`, then `a` and `b.c`; the longest module first. */
function splits(path: string): [string, string][] {
  const names = path.split('.');
  return names.slice(1).map((_, i): [string, string] => {
    const at = names.length - 1 - i;
    return [names.slice(0, at).join('.'), names.slice(at).join('.')];
  });
}
