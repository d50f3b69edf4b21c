import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');

/** One import of a source file; paths are relative to the checkout, with `/`. */
export interface Import {
  readonly from: string;
  /** The imported file, or for packages and Node's own modules the specifier as written. */
  readonly to: string;
  readonly isFile: boolean;
}

/** All imports below `src`, those of types included. */
export function readImports(): Import[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(ROOT, 'src', file));
  const known = new Set(files.map(toName));
  return files.flatMap((file) =>
    ts
      .preProcessFile(readFileSync(file, 'utf8'), true, true)
      .importedFiles.map(({ fileName }) => toImport(file, fileName, known)),
  );
}

/** The first circle of imports that is found, as the files on it, or undefined. */
export function findCycle(imports: readonly Import[]): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, to, isFile } of imports) if (isFile) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    path.push(file);
    for (const target of targets.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  for (const file of targets.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return undefined;
}

function toImport(file: string, specifier: string, known: ReadonlySet<string>): Import {
  const from = toName(file);
  if (!specifier.startsWith('.')) return { from, to: specifier, isFile: false };
  const base = toName(resolve(dirname(file), specifier));
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  // What is not among the sources (a JSON file, or nothing: the compiler says so) keeps its name.
  return { from, to: candidates.find((name) => known.has(name)) ?? base, isFile: true };
}

function toName(file: string): string {
  return relative(ROOT, file).replaceAll('\\', '/');
}
