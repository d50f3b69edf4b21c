import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { contains } from '../../../core/span';
import { isLoop } from '../regions/findRegions';
import { landingOf } from '../regions/jumps';
import type { LoopNode } from '../regions/jsRegion';
import type { JsSource } from '../source';
import { forEachChild, isFunction, type Node } from '../syntax';
import { spanOf } from './attachedComments';
import { refuse } from './refusal';

/** The `continue` statements of a loop; refuses bodies that do what a function for one item can't. */
export function checkLoopBody(source: JsSource, loop: LoopNode): TSESTree.ContinueStatement[] {
  const continues: TSESTree.ContinueStatement[] = [];
  visit(loop.body, loop, false, false, continues);
  checkVariables(source, loop);
  return continues;
}

function visit(
  node: Node,
  loop: LoopNode,
  isInLoop: boolean,
  isInSwitch: boolean,
  continues: TSESTree.ContinueStatement[],
): void {
  switch (node.type) {
    case T.ReturnStatement:
      return refuse(l10n.t('The loop may end the function.'));
    case T.YieldExpression:
      return refuse(l10n.t('The loop hands out values between its rounds.'));
    case T.BreakStatement:
      if ((landingOf(node, loop) ?? (isInLoop || isInSwitch ? 'inside' : 'outside')) === 'outside') {
        refuse(l10n.t('The loop may end early.'));
      }
      return;
    case T.ContinueStatement: {
      const landing = landingOf(node, loop) ?? (isInLoop ? 'inside' : 'next round');
      if (landing === 'outside') refuse(l10n.t('The loop jumps to a label.'));
      if (landing === 'next round') continues.push(node);
      return;
    }
    case T.VariableDeclaration:
      if (node.kind === 'var') refuse(l10n.t('A `var` of the body belongs to the whole function.'));
      break;
    default:
  }
  if (isFunction(node)) return;
  const nested = isLoop(node);
  forEachChild(node, (child) => {
    visit(child, loop, isInLoop || nested, isInSwitch || node.type === T.SwitchStatement, continues);
  });
}

/** Refuses when a round changes a variable from outside the loop: the next round would see it, or it would be lost. */
function checkVariables(source: JsSource, loop: LoopNode): void {
  const outside = spanOf(loop);
  const body = spanOf(loop.body);
  for (const scope of source.scopes.scopes) {
    for (const reference of scope.references) {
      if (!reference.isWrite() || !contains(body, spanOf(reference.identifier))) continue;
      const definition = reference.resolved?.defs[0];
      if (definition && contains(outside, spanOf(definition.name))) continue;
      refuse(l10n.t('Each round changes `{0}`.', reference.identifier.name));
    }
  }
}
