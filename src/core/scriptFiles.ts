import { pathBelow } from './testFiles';

/**
 * Files whose program does one thing after another for one person, so that nobody else waits: scripts, commands, generators,
 * build configuration; by their path below the innermost of `roots`. Paths are absolute, with `/`.
 */
export function isScriptFile(path: string, roots: readonly string[]): boolean {
  const known = pathBelow(path, roots);
  // Without a folder that is worked on, what lies far above says nothing.
  const below = (known === path ? known.split('/').slice(-3).join('/') : known).replace(OUTPUT, '/');
  return FOLDER.test(below) || FILE.test(below);
}

/** Where compiled code lies says nothing of what it does. */
const OUTPUT = /^\/?(?:(?:dist|lib|build|out|output|esm|cjs|es|commonjs|src|source)\/)+/i;

const FOLDER =
  /(?:^|\/)(?:scripts?|bin|cli|commands?|tools?|tooling|tasks?|build|builders?|codegen|generators?|scaffold(?:ing)?|create|init|setup|install(?:er)?|postinstall|postbuild|deploy(?:ment)?|release|publish|upgrades?|bench(?:marks?)?|examples?|samples?|demos?|docs?|templates?|doctor|testing|test-?utils?|\.github)\//i;

const FILE =
  /(?:^|\/)(?:cli|bin|main|bootstrap|setup|install|postinstall|preinstall|prebuild|postbuild|build|codegen|generate|deploy|release|publish|migrate|seed|gulpfile|gruntfile|jakefile|rollup|webpack|vite|esbuild|noxfile|fabfile|conftest|manage)(?:[.-][\w.-]*)?\.(?:[cm]?[jt]sx?|py)$|\.(?:config|conf|rc|script|task|spec|test)\.[cm]?[jt]sx?$|[._-](?:config|cli|script)\.[cm]?[jt]sx?$/i;
