import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { contains } from '../../../core/span';
import { T } from '../nodeTypes';
import type { LoopNode } from '../regions/jsRegion';
import { variableSeenFrom } from '../scopeLookup';
import type { JsSource } from '../source';
import { isFunction, type Node } from '../syntax';
import { spanOf } from './attachedComments';
import type { LoopResult } from './loopResult';
import { refuse } from './refusal';

/**
 * Refuses when what a list holds after a failed round is looked at: all rounds together leave nothing in it when one fails, and a
 * round that fills a list of its own leaves nothing of what it has got.
 */
export function checkPartialResults(source: JsSource, loop: LoopNode, result: LoopResult): void {
  const tries = triesAround(loop);
  if (tries.length === 0) return;
  for (const list of listsOf(result)) {
    let root: TSESTree.Expression = list;
    while (root.type === T.MemberExpression) root = root.object;
    const variable = root.type === T.Identifier ? variableSeenFrom(source, root) : undefined;
    const references = variable?.references ?? [];
    for (const { block, handler, finalizer } of tries) {
      const isSeen = references.some(({ identifier, init }) => {
        if (init === true || contains(spanOf(block), spanOf(identifier))) return false;
        const isInside = [handler, finalizer].some((part) => part && contains(spanOf(part), spanOf(identifier)));
        return isInside || (handler !== null && !endsThere(handler) && identifier.range[0] > block.range[1]);
      });
      if (isSeen) refuse(l10n.t('What the rounds before a failure have found is used after it.'));
    }
  }
}

function listsOf(result: LoopResult): readonly TSESTree.Expression[] {
  if (result.kind === 'none') return [];
  if (result.kind === 'own') return result.lists.map(({ list }) => list);
  if (result.kind === 'later') return result.places;
  return result.kind === 'several' ? result.parts.map(({ list }) => list) : [result.list];
}

/** The `try` statements of the function that a failure of the loop ends up in, inner ones first. */
function triesAround(loop: LoopNode): TSESTree.TryStatement[] {
  const found: TSESTree.TryStatement[] = [];
  let inner: Node = loop;
  for (let at: Node | undefined = loop.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === T.TryStatement && at.block === inner) found.push(at);
    inner = at;
  }
  return found;
}

/** Says whether nothing after the statement is reached from a handler. */
function endsThere({ body }: TSESTree.CatchClause): boolean {
  const last = body.body.at(-1);
  return last?.type === T.ThrowStatement || last?.type === T.ReturnStatement;
}
