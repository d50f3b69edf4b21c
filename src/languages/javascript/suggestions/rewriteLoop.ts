import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import type { TextEdit } from '../../../core/suggestion';
import type { LoopNode } from '../regions/jsRegion';
import { wholeLoop } from '../regions/jumps';
import { commentsOutside, spanOf } from './attachedComments';
import { styleOf } from './fileStyle';
import { type HelperImport, importDefault, importHelper } from './helperImport';
import { checkLoopBody } from './loopBody';
import { loopCallback } from './loopCallback';
import { asPushes, type EmptyStart, findEmptyStart, type LoopResult, readLoopResult } from './loopResult';
import { readLoopSource } from './loopSource';
import { canFillAtOnce, loopStatements } from './loopStatements';
import { checkNarrowing } from './narrowedTypes';
import { nameOwnLists } from './ownList';
import { checkPartialResults } from './partialResults';
import { orRefused, refuse } from './refusal';
import type { LoopRequest, Rewrite } from './request';
import { nameParts } from './severalResults';
import { codeSpan, neighboursOf, removeSpans, startsLikeContinuation, statementEnd } from './statementText';
import { TemporaryNames } from './temporaryNames';
import { indentationAt, isFirstOnLine } from './textLines';

/** The edits that let the rounds of a loop wait together, their results in order. */
export function rewriteLoop(request: LoopRequest): Rewrite {
  return orRefused(() => rewrite(request));
}

function rewrite(request: LoopRequest): Rewrite {
  const { source, region, target } = request;
  const loop = region.loop ?? refuse(l10n.t('It is no loop.'));
  const whole = wholeLoop(loop);
  const continues = checkLoopBody(source, loop);
  const names = new TemporaryNames(source, region.owner, request.reserved);
  const head = readLoopSource(request, loop, names);
  checkHeadComments(request, loop, head.used);
  const result = asPushes(readLoopResult(source, loop, continues, head.skipped), loop, source);
  checkNarrowing(source, loop.body, result.kind === 'later' ? result.cut : loop.body.range[1]);
  // Each result is looked at in turn with `allSettled`, up to the first failure.
  if (target !== 'all-settled' || result.kind === 'own') checkPartialResults(source, loop, result);
  const round = {
    parts: result.kind === 'several' ? nameParts(source, result, names) : [],
    lists: result.kind === 'own' ? nameOwnLists(result, names) : [],
  };
  const start = target === 'all-settled' ? undefined : usableStart(request, loop, result);
  const helper = importFor(request);
  const limit = request.limiter === 'p-limit' ? names.take('limit', 'limiter') : undefined;
  const style = styleOf(source);
  const indentation = indentationAt(source.text, whole.range[0]);
  const callback = loopCallback(
    request,
    loop,
    head,
    result,
    continues,
    start,
    round,
    names,
    indentation + style.indentUnit,
    limit,
  );
  const from = start?.isAdjacent === true ? start.statement.range[0] : whole.range[0];
  const to = statementEnd(source, whole);
  const place = { indentation, style, names, helper: helper.name, semicolon: semicolonFor(request, loop) };
  const statements = loopStatements(request, loop, head, result, callback, start, round, place);
  if (limit !== undefined) {
    statements.unshift(`const ${limit} = ${helper.name}(${String(request.concurrency ?? Infinity)})${place.semicolon}`);
  }
  if (statements.length > 1 && !isInList(whole)) refuse(l10n.t('The loop is the only statement that may stand there.'));
  const between = isFirstOnLine(source.text, from) ? style.eol + indentation : ' ';
  const edits: TextEdit[] = [{ start: from, end: to, newText: statements.join(between) }];
  if (start && !start.isAdjacent) edits.push(...removeSpans(source, [codeSpan(source, start.statement)]));
  if (helper.edit) edits.push(helper.edit);
  return {
    edits: edits.sort((a, b) => a.start - b.start),
    helpers: target === 'run-parallel' && !request.limiter ? ['runParallel'] : [],
    names: names.given,
  };
}

function importFor({ source, target, helperSpecifier, limiter }: LoopRequest): HelperImport {
  if (target !== 'run-parallel') return { name: '' };
  if (limiter) return importDefault(source, limiter, limiter === 'p-map' ? 'pMap' : 'pLimit');
  return importHelper(source, helperSpecifier, 'runParallel');
}

/** A declaration further up goes only when nothing of it is needed any more. */
function usableStart(request: LoopRequest, loop: LoopNode, result: LoopResult): EmptyStart | undefined {
  const start = findEmptyStart(request.source, loop, result);
  return start && (start.isAdjacent || canFillAtOnce(request, start, result)) ? start : undefined;
}

function semicolonFor({ source }: LoopRequest, loop: LoopNode): '' | ';' {
  if (styleOf(source).semicolons) return ';';
  const { next } = neighboursOf(wholeLoop(loop));
  return next && startsLikeContinuation(source, next) ? ';' : '';
}

/** Comments in the head of the loop would have no place. */
function checkHeadComments({ source }: LoopRequest, loop: LoopNode, used: readonly TSESTree.Node[]): void {
  const head = { start: wholeLoop(loop).range[0], end: loop.body.range[0] };
  if (commentsOutside(source, head, used.map(spanOf)).length > 0) {
    refuse(l10n.t('There are comments in the head of the loop.'));
  }
}

function isInList({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === T.BlockStatement ||
    parent?.type === T.Program ||
    parent?.type === T.StaticBlock ||
    parent?.type === T.SwitchCase
  );
}
