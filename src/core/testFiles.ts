/**
 * Files in which order is part of the job or nobody waits: tests, end-to-end scripts, migrations, seeds; by their path below
 * the innermost of `roots` (a whole project may well lie in a folder that is called `test`). Paths are absolute, with `/`.
 */
export function isTestFile(path: string, roots: readonly string[]): boolean {
  const below = pathBelow(path, roots);
  return FOLDER.test(below) || FILE.test(below);
}

/** Says whether a text of JavaScript or TypeScript declares tests at its outermost level, whatever its file is called. */
export function declaresTests(text: string): boolean {
  return TESTS.test(text);
}

const TESTS = /^(?:describe|it|test|suite)(?:\.(?:only|skip|concurrent|sequential|serial|parallel))?\(\s*['"`]/m;

/** The part of a path below the innermost of the roots around it; the whole path when there is none. */
export function pathBelow(path: string, roots: readonly string[]): string {
  const around = roots.filter((root) => path.startsWith(root.endsWith('/') ? root : `${root}/`));
  return path.slice(Math.max(0, ...around.map((root) => root.length)));
}

const FOLDER =
  /(?:^|\/)(?:tests?|__tests?__|__mocks__|e2e|specs?|cypress|playwright|integration-tests?|fixtures?|migrations?|seeds?|seeders?)\//i;

const FILE =
  /(?:[._-](?:test|spec|e2e|cy|stories|bench|seed|migration)|\/(?:seed|test)s?)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i;
