import type { PyHost, PyModule } from './modules';
import { field, fieldsOf, textOf, walk, type PyNode } from './syntax';

/** What runs the coroutines of a file. */
export type AsyncLibrary = 'asyncio' | 'anyio' | 'trio' | 'twisted';

/** How many modules are looked into for a file that names no library itself. */
const MOST_MODULES = 30;

const KNOWN = new WeakMap<PyModule, AsyncLibrary>();

/**
 * The library that a file, or the package that it belongs to, runs its coroutines with. A file that names none is asked through the
 * modules of its package that it imports; `asyncio` when nobody says anything else.
 */
export function asyncLibraryOf(module: PyModule, host: PyHost): AsyncLibrary {
  let library = KNOWN.get(module);
  if (!library) {
    library = findLibrary(module, host);
    KNOWN.set(module, library);
  }
  return library;
}

function findLibrary(module: PyModule, host: PyHost): AsyncLibrary {
  const queue: PyModule[] = [module];
  const seen = new Set<string>([module.path]);
  for (const at of queue) {
    const imports = importsOf(at);
    const named = namedLibrary(imports);
    if (named) return named;
    for (const specifier of imports) {
      if (queue.length >= MOST_MODULES) break;
      if (!isOfPackage(specifier, at.path)) continue;
      const resolved = host.resolve(at.path, specifier);
      if (resolved?.kind !== 'file' || seen.has(resolved.path)) continue;
      seen.add(resolved.path);
      const loaded = host.load(resolved.path);
      if (loaded) queue.push(loaded);
    }
  }
  return 'asyncio';
}

/** Other packages may run on whatever they like. */
function isOfPackage(specifier: string, path: string): boolean {
  return specifier.startsWith('.') || path.includes(`/${specifier.split('.')[0] ?? ''}/`);
}

/** A file that can do with several does with `asyncio`. */
function namedLibrary(imports: readonly string[]): AsyncLibrary | undefined {
  const tops = new Set(imports.map((specifier) => specifier.split('.')[0]));
  for (const library of ['asyncio', 'anyio', 'trio', 'twisted'] as const) if (tops.has(library)) return library;
  return undefined;
}

const IMPORTS = new WeakMap<PyModule, readonly string[]>();

/** The modules that a file imports, as they are written. */
function importsOf(module: PyModule): readonly string[] {
  const known = IMPORTS.get(module);
  if (known) return known;
  const found: string[] = [];
  const { text, root } = module.source;
  const nameOf = (node: PyNode): string =>
    textOf(node.type === 'aliased_import' ? (field(node, 'name') ?? node) : node, text);
  walk(root, (node) => {
    if (node.type === 'import_statement') found.push(...fieldsOf(node, 'name').map(nameOf));
    else if (node.type === 'import_from_statement') {
      const from = field(node, 'module_name');
      if (from) found.push(textOf(from, text));
    }
    return true;
  });
  IMPORTS.set(module, found);
  return found;
}
