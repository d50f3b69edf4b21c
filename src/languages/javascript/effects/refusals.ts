import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { JsModule } from '../modules';
import type { Collected } from './effectSink';

/** Words of errors that say that somebody may not do something. */
const WANT_OF_RIGHT =
  /forbid|unauthori[sz]ed|not[\s_-]?(?:allowed|permitted|authori[sz]ed)|permission|access[\s_-]?denied|denied[\s_-]?access|\b40[13]\b/i;

/** Refusals that lie deeper below a call are not looked at. */
const DEEPEST = 4;

/** Refusals that lie deeper below a call are those of a service, and not what the function that is called is there for. */
const NEAREST = 1;

/** Says whether a `throw` refuses something for want of a right, by the words of the error. */
export function isRefusal(statement: TSESTree.ThrowStatement, { source }: JsModule): boolean {
  return WANT_OF_RIGHT.test(source.text.slice(...statement.range));
}

/** Notes a refusal that stands so many bodies deep. */
export function noteRefusal(found: Collected, depth: number): void {
  if (depth <= DEEPEST) found.refusalDepth = Math.min(depth, found.refusalDepth ?? depth);
}

/** Says whether code is there to refuse, by what stands near in it. */
export function isRefusing({ refusalDepth }: Collected): boolean {
  return refusalDepth !== undefined && refusalDepth <= NEAREST;
}
