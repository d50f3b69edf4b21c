import type { PyStep } from '../regions/pyRegion';
import type { PySource } from '../source';
import { textOf, unwrap, walk, type PyNode } from '../syntax';
import { refuse } from './refusal';
import { reindented } from './textLines';

/** What is handed over: the coroutine, without its `await`. */
export function awaitableText(source: PySource, step: PyStep, isFirst: boolean, indentation: string): string {
  const { awaited } = step;
  if (!awaited) return refuse('There is nothing to rewrite.');
  const inner = unwrap(awaited);
  if (inner.type === 'conditional_expression') return conditionalText(inner, source.text);
  // Its arguments would be waited for while coroutines before it have been made and not started.
  if (inner.awaits && !isFirst) {
    refuse('An `await` stands inside one of the awaited expressions; take it out into a variable first.');
  }
  let yields = false as boolean;
  walk(inner, (node) => {
    if (node.type === 'yield' || node.type === 'named_expression') yields = true;
    return true;
  });
  if (yields) refuse('What stands inside the awaited expression can not be moved.');
  const text = reindented(source, inner, indentation);
  return needsParentheses(inner) ? `(${text})` : text;
}

/** `await f() if test else await g()` -> `f() if test else g()`. */
function conditionalText(node: PyNode, text: string): string {
  const [body, condition, alternative] = node.children.map(unwrap);
  const awaitedBody = body?.type === 'await' ? body.children[0] : undefined;
  const awaitedOther = alternative?.type === 'await' ? alternative.children[0] : undefined;
  if (!awaitedBody || !awaitedOther || !condition) {
    return refuse('One branch has nothing to wait for.');
  }
  const parts = [awaitedBody, condition, awaitedOther].map((part) => textOf(part, text));
  if (parts.some((part) => part.includes('\n'))) return refuse('The condition goes over several lines.');
  return `${parts[0] ?? ''} if ${parts[1] ?? ''} else ${parts[2] ?? ''}`;
}

function needsParentheses({ type }: PyNode): boolean {
  return type === 'generator_expression' || type === 'named_expression' || type === 'lambda';
}
