import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '..', '..');

/** What is not installed is `any`, and not the silent type of an import that can't be found, which hides other errors. */
const AMBIENT = '/await-lens-ambient.d.ts';

/** Strict, as the projects that can lose most. */
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  esModuleInterop: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  experimentalDecorators: true,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  typeRoots: [path.join(ROOT, 'node_modules', '@types')],
  paths: { 'await-lens/runtime': [path.join(ROOT, 'src/runtime/index.ts')] },
};

/**
 * The errors that the type checker finds in files, as `file: code message`, sorted; `texts` stand in for what is on disk. A program
 * that is passed in is built upon.
 */
export function findTypeErrors(
  files: readonly string[],
  texts: ReadonlyMap<string, string>,
  old?: ts.Program,
): { readonly errors: string[]; readonly program: ts.Program } {
  const host = ts.createCompilerHost(OPTIONS);
  const disk = { ...host };
  host.fileExists = (file) => file === AMBIENT || disk.fileExists(file);
  host.readFile = (file) => (file === AMBIENT ? "declare module '*';" : (texts.get(file) ?? disk.readFile(file)));
  host.getSourceFile = (file, version) => {
    const text = file === AMBIENT ? host.readFile(file) : texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version);
    return old?.getSourceFile(file) ?? disk.getSourceFile(file, version);
  };
  const program = ts.createProgram([AMBIENT, ...files], OPTIONS, host);
  const errors = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return program.getSemanticDiagnostics(source).map(({ code, messageText }) => {
      return `${file}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
  return { errors: errors.sort(), program };
}

/**
 * What is in `after` more often than in `before`, in files that have more errors now: the rest is told in other words alone. Files
 * that import what isn't there, or has no types, are left out: what comes of it is no type at all.
 */
export function newErrors(before: readonly string[], after: readonly string[]): string[] {
  const left = countBy(before, (error) => error);
  const filesBefore = countBy(before, fileOf);
  const filesAfter = countBy(after, fileOf);
  const lacking = new Set(before.filter((error) => /: TS(?:2307|7016|2709|2694|2503) /.test(error)).map(fileOf));
  return after.filter((error) => {
    const count = left.get(error) ?? 0;
    left.set(error, count - 1);
    const file = fileOf(error);
    return count <= 0 && !lacking.has(file) && (filesAfter.get(file) ?? 0) > (filesBefore.get(file) ?? 0);
  });
}

function countBy(errors: readonly string[], keyOf: (error: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const error of errors) counts.set(keyOf(error), (counts.get(keyOf(error)) ?? 0) + 1);
  return counts;
}

function fileOf(error: string): string {
  return error.slice(0, error.indexOf(': TS'));
}
