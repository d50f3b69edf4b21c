import type { KnownModule, KnownType, PhraseTexts } from './knownModule';
import { NameTable } from './nameTable';
import { parsePhrase, type Phrase } from './phrase';

/** The pseudo-module whose types are the built-in kinds: `array`, `string`, `promise` … */
export const BUILTINS = '*builtins*';

/** A type of the tables, ready to be asked. */
export interface CatalogueType {
  /** `module#Type`, with the first of the module's names. */
  readonly id: string;
  readonly ordered: string | undefined;
  readonly methods: NameTable<PhraseTexts>;
  /** Type ids. */
  readonly members: NameTable<string>;
  /** Type id. */
  readonly extends: string | undefined;
  readonly names: readonly string[];
}

/** A module of the tables, ready to be asked. */
export interface CatalogueModule {
  /** The first of its names. */
  readonly name: string;
  readonly exports: NameTable<PhraseTexts>;
  readonly namespaces: ReadonlyMap<string, string>;
  /** Type ids by export. */
  readonly instances: NameTable<string>;
  readonly includes: readonly string[];
  readonly types: ReadonlyMap<string, CatalogueType>;
}

/** The tables of one language, ready to be asked; they are compiled on the first question. */
export class Catalogue {
  readonly #entries: () => readonly KnownModule[];
  #compiled: Compiled | undefined;

  constructor(entries: () => readonly KnownModule[]) {
    this.#entries = entries;
  }

  /** The module of that specifier, with or without `node:`. */
  findModule(specifier: string): CatalogueModule | undefined {
    const name = withoutScheme(specifier);
    const { exact, patterns } = this.#tables();
    return exact.get(name) ?? patterns.get(name);
  }

  /** For `lodash/get`: the module `lodash` and the export `get`. */
  findModuleOfFile(specifier: string): { module: CatalogueModule; export: string } | undefined {
    const slash = specifier.lastIndexOf('/');
    const module = slash < 0 ? undefined : this.#tables().perFile.get(specifier.slice(0, slash));
    return module && { module, export: specifier.slice(slash + 1).replace(/\.js$/, '') };
  }

  /** The type of that id; any name of its module will do. */
  findType(id: string): CatalogueType | undefined {
    const hash = id.lastIndexOf('#');
    return hash < 0 ? undefined : this.findModule(id.slice(0, hash))?.types.get(id.slice(hash + 1));
  }

  /** Types that go unmistakably by that name. */
  findTypesNamed(name: string): readonly CatalogueType[] {
    return this.#tables().names.get(name) ?? [];
  }

  /** What a call of a method does; the method may be a path (`user.findMany` on a Prisma client). */
  knownMethod(type: string, method: string): readonly Phrase[] | undefined {
    const dot = method.indexOf('.');
    for (const known of this.#withAncestors(type)) {
      const texts = known.methods.exact(method);
      if (texts !== undefined) return readPhrases(texts);
    }
    for (const known of this.#withAncestors(type)) {
      const texts = known.methods.pattern(method);
      if (texts !== undefined) return readPhrases(texts);
    }
    const member = dot < 0 ? undefined : this.memberTypeOf(type, method.slice(0, dot));
    return member === undefined ? undefined : this.knownMethod(member, method.slice(dot + 1));
  }

  /** Type of a property of a known type: `typeorm#EntityManager` for `manager` of a `QueryRunner`. */
  memberTypeOf(type: string, member: string): string | undefined {
    for (const known of this.#withAncestors(type)) {
      const found = known.members.get(member);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The resource on which every use of one instance keeps its order; undefined when uses don't disturb each other. */
  orderedResourceOf(type: string): string | undefined {
    for (const known of this.#withAncestors(type)) {
      if (known.ordered !== undefined) return known.ordered;
    }
    return undefined;
  }

  /** The type itself, then what it extends, nearest first. */
  #withAncestors(id: string): readonly CatalogueType[] {
    const chain: CatalogueType[] = [];
    for (let type = this.findType(id); type !== undefined && !chain.includes(type);) {
      chain.push(type);
      type = type.extends === undefined ? undefined : this.findType(type.extends);
    }
    return chain;
  }

  #tables(): Compiled {
    return (this.#compiled ??= compile(this.#entries()));
  }
}

const parsed = new Map<PhraseTexts, readonly Phrase[]>();

/** The phrases of a table entry; parsed on first use. */
export function readPhrases(texts: PhraseTexts): readonly Phrase[] {
  let phrases = parsed.get(texts);
  if (phrases === undefined) {
    phrases = (typeof texts === 'string' ? [texts] : texts).map((text) => parsePhrase(text));
    parsed.set(texts, phrases);
  }
  return phrases;
}

interface Compiled {
  readonly exact: ReadonlyMap<string, CatalogueModule>;
  readonly patterns: NameTable<CatalogueModule>;
  readonly perFile: ReadonlyMap<string, CatalogueModule>;
  readonly names: ReadonlyMap<string, readonly CatalogueType[]>;
}

function compile(entries: readonly KnownModule[]): Compiled {
  const exact = new Map<string, CatalogueModule>();
  const patterns: Record<string, CatalogueModule> = {};
  const perFile = new Map<string, CatalogueModule>();
  const names = new Map<string, CatalogueType[]>();
  for (const entry of mergeByName(entries)) {
    const module = compileModule(entry);
    for (const specifier of entry.modules) {
      // The names of globals and built-ins are made of stars on both sides, so that no specifier can equal them.
      if (specifier.endsWith('*') && !specifier.startsWith('*')) patterns[specifier] = module;
      else exact.set(specifier, module);
      if (entry.hasFilePerExport === true) perFile.set(specifier, module);
    }
    for (const type of module.types.values()) {
      for (const name of type.names) names.set(name, [...(names.get(name) ?? []), type]);
    }
  }
  return { exact, patterns: new NameTable(patterns), perFile, names };
}

/** Families may speak of one module in several entries; they belong together when their first names are the same. */
function mergeByName(entries: readonly KnownModule[]): readonly KnownModule[] {
  const merged = new Map<string, KnownModule>();
  for (const entry of entries) {
    const name = entry.modules[0] ?? '';
    const other = merged.get(name);
    merged.set(name, other === undefined ? entry : merge(other, entry));
  }
  return [...merged.values()];
}

function merge(a: KnownModule, b: KnownModule): KnownModule {
  return {
    modules: [...new Set([...a.modules, ...b.modules])],
    exports: { ...a.exports, ...b.exports },
    namespaces: { ...a.namespaces, ...b.namespaces },
    instances: { ...a.instances, ...b.instances },
    includes: [...(a.includes ?? []), ...(b.includes ?? [])],
    hasFilePerExport: a.hasFilePerExport === true || b.hasFilePerExport === true,
    types: { ...a.types, ...b.types },
  };
}

function compileModule(entry: KnownModule): CatalogueModule {
  const name = entry.modules[0] ?? '';
  const types = Object.entries(entry.types ?? {})
    .flatMap(([typeName, type]) => splitPaths(typeName, type))
    .map(([typeName, type]) => compileType(name, typeName, type));
  return {
    name,
    exports: new NameTable(entry.exports),
    namespaces: new Map(Object.entries(entry.namespaces ?? {})),
    instances: new NameTable(qualifyAll(name, entry.instances)),
    includes: entry.includes ?? [],
    types: new Map(types.map((type) => [type.id.slice(name.length + 1), type])),
  };
}

/** Makes `workspace.fs.readFile` of a type a method of the type of a member, so that members can be followed one by one. */
function splitPaths(name: string, type: KnownType): readonly (readonly [string, KnownType])[] {
  const methods: Record<string, PhraseTexts> = {};
  const below = new Map<string, Record<string, PhraseTexts>>();
  for (const [path, texts] of Object.entries(type.methods ?? {})) {
    const dot = path.indexOf('.');
    if (dot < 0) methods[path] = texts;
    else below.set(path.slice(0, dot), { ...below.get(path.slice(0, dot)), [path.slice(dot + 1)]: texts });
  }
  if (below.size === 0) return [[name, type]];
  const members: Record<string, string> = { ...type.members };
  const parts = [...below].flatMap(([member, table]) => {
    const usual = type.members?.[member] ?? type.members?.['*'];
    members[member] = `${name}.${member}`;
    return splitPaths(`${name}.${member}`, { methods: table, ...(usual === undefined ? {} : { extends: usual }) });
  });
  return [[name, { ...type, methods, members }], ...parts];
}

function compileType(module: string, name: string, type: KnownType): CatalogueType {
  return {
    id: `${module}#${name}`,
    ordered: type.ordered,
    methods: new NameTable(type.methods),
    members: new NameTable(qualifyAll(module, type.members)),
    extends: type.extends === undefined ? undefined : qualify(module, type.extends),
    names: type.names ?? [],
  };
}

function qualifyAll(module: string, types: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(types).map(([key, type]) => [key, qualify(module, type)]));
}

function qualify(module: string, type: string): string {
  return type.includes('#') ? type : `${module}#${type}`;
}

function withoutScheme(specifier: string): string {
  return specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
}
