/**
 * Files in which order is part of the job or nobody waits: tests, end-to-end scripts, migrations, seeds; by their path below
 * the innermost of `roots` (a whole project may well lie in a folder that is called `test`). Paths are absolute, with `/`.
 */
export function isTestFile(path: string, roots: readonly string[]): boolean {
  const around = roots.filter((root) => path.startsWith(root.endsWith('/') ? root : `${root}/`));
  const below = path.slice(Math.max(0, ...around.map((root) => root.length)));
  return FOLDER.test(below) || FILE.test(below);
}

const FOLDER =
  /(?:^|\/)(?:tests?|__tests?__|__mocks__|e2e|specs?|cypress|playwright|integration-tests?|fixtures?|migrations?|seeds?|seeders?)\//i;

const FILE =
  /(?:[._-](?:test|spec|e2e|cy|stories|bench|seed|migration)|\/(?:seed|test)s?)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i;
