/** Files in which order is part of the job or nobody waits: tests, end-to-end scripts, migrations, seeds; by their path. */
export function isTestFile(path: string): boolean {
  return FOLDER.test(path) || FILE.test(path);
}

const FOLDER =
  /(?:^|\/)(?:tests?|__tests?__|__mocks__|e2e|specs?|cypress|playwright|integration-tests?|fixtures?|migrations?|seeds?|seeders?)\//i;

const FILE =
  /(?:[._-](?:test|spec|e2e|cy|stories|bench|seed|migration)|\/(?:seed|test)s?)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i;
