import type { Comment } from '../comments';

/** What on the next line (or on its own) a comment for a tool is about. */
export type DirectiveSubject = 'names' | 'await' | 'code';

/** Comments that a linter, a formatter or a coverage tool reads, and that count for the next line or node, or for their own. */
const DIRECTIVE =
  /^[\s*]*(?:eslint-disable-(?:next-)?line|oxlint-disable-(?:next-)?line|tslint:disable-(?:next-)?line|deno-lint-ignore|biome-ignore|prettier-ignore|(?:c8|v8|istanbul|node:coverage) ignore next)\b/;

/** Rules about what is declared, not about how its value is made. */
const ABOUT_NAMES =
  /\b(?:no-unused-vars|noUnusedVariables|no-unused-variable|prefer-const|no-shadow|no-redeclare|camelcase|naming-convention|id-(?:length|match|denylist)|no-underscore-dangle|one-var|no-var)\b/;

/** Rules about the `await` itself, wherever its operand is. */
const ABOUT_AWAITS = /\b(?:no-await-in-loop|await-thenable|noAwaitInLoops)\b/;

/** Says what a comment is about that a tool reads; undefined for all others. */
export function directiveSubject({ value }: Comment): DirectiveSubject | undefined {
  if (!DIRECTIVE.test(value)) return undefined;
  if (ABOUT_NAMES.test(value)) return 'names';
  return ABOUT_AWAITS.test(value) ? 'await' : 'code';
}
