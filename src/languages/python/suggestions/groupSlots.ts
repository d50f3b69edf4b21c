import { unwrap, walk } from '../syntax';
import type { PyStep } from '../regions/pyRegion';
import { awaitableText } from './awaitableText';
import { taskFunction } from './chainTask';
import { movesFirstComments, type GroupPlan } from './groupPlan';
import type { Item } from './layout';
import { refuse } from './refusal';
import type { Group, RewriteContext } from './request';
import type { Slot } from './slot';
import { nameForValue, type TemporaryNames } from './temporaryNames';
import { reindented } from './textLines';

/** The elements of a group, each with what has to stand above it. */
export function slotsOf(
  context: RewriteContext,
  group: Group,
  plan: GroupPlan,
  names: TemporaryNames,
  indentation: string,
): Slot[] {
  const { module, style } = context;
  const { source } = module;
  const inner = indentation + style.indentUnit;
  const all = plan.statements.map(({ lines }) => lines.statement);
  return plan.statements.flatMap(({ lines, steps, shape, isTaken }, at) =>
    steps.map((step, index): Slot => {
      if (shape.kind === 'block') {
        const place = { module, owner: context.region.owner, all, indentation, style, names, sequence: '' };
        const { text, left, definition } = taskFunction([lines.statement], place);
        const item: Item = { text, leading: [], trailing: undefined };
        return { step, item, name: left, isTemporary: false, ...(definition !== undefined && { definition }) };
      }
      const half = isHalfAwaited(step) ? halfAwaited(step, context, names, indentation) : undefined;
      const definition = half && { definition: half.definition };
      const [isFirst, isLast] = [index === 0, index === steps.length - 1];
      const hasComments = isTaken && (at > 0 || movesFirstComments(plan));
      const item: Item = {
        text: half?.text ?? awaitableText(source, step, step === group.members[0], inner),
        leading: hasComments && isFirst ? lines.leading : [],
        trailing: isTaken && isLast ? lines.trailing : undefined,
      };
      if (!isTaken) {
        const { operand, awaited } = step;
        if (!operand || !awaited) return refuse('There is nothing to rewrite.');
        const name = names.take(half?.value ?? nameForValue(operand, awaited, source.text));
        return { step, item, name, isTemporary: true, ...definition };
      }
      const target = shape.kind === 'bound' ? shape.targets[index] : undefined;
      if (!target) return { step, item, name: '', isTemporary: false, ...definition };
      const text = reindented(source, target.node, indentation);
      const name = target.node.type === 'pattern_list' ? `(${text})` : text;
      const declaration = target.type && `${name}: ${reindented(source, target.type, indentation)}`;
      return { step, item, name, isTemporary: false, ...definition, ...(declaration !== undefined && { declaration }) };
    }),
  );
}

/** `await f() if test else None`: on one way there is nothing to wait for. */
export function isHalfAwaited({ awaited }: PyStep): boolean {
  const inner = awaited && unwrap(awaited);
  if (inner?.type !== 'conditional_expression') return false;
  const [body, , alternative] = inner.children.map(unwrap);
  return body?.type !== 'await' || alternative?.type !== 'await';
}

/** It becomes a function of its own, which can be waited for whichever way it goes. */
function halfAwaited(
  { operand, awaited }: PyStep,
  { module: { source }, style }: RewriteContext,
  names: TemporaryNames,
  indentation: string,
): { readonly text: string; readonly value: string; readonly definition: string } {
  if (!operand || !awaited) return refuse('There is nothing to rewrite.');
  walk(operand, (node) => {
    if (node.type === 'yield' || node.type === 'named_expression') refuse('It binds something, or hands it out.');
    return true;
  });
  const inner = indentation + style.indentUnit;
  const code = reindented(source, operand, inner);
  if (code.includes('super()')) refuse('super() needs its own function');
  const call = unwrap(awaited)
    .children.map(unwrap)
    .find(({ type }) => type === 'await')?.children[0];
  const value = nameForValue(operand, call ?? awaited, source.text);
  const name = names.take(`${value.replace(/_result$/, '')}_task`);
  return { text: `${name}()`, value, definition: [`async def ${name}():`, `${inner}return ${code}`].join(style.eol) };
}
