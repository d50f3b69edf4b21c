import type { PyModule } from '../modules';
import { field, fieldsOf, textOf, unwrap, walk, type PyNode } from '../syntax';
import { refuse } from './refusal';

/** What a whole round hangs on, and what it does then. */
export interface RoundConditions {
  /** As the conditions of a comprehension. */
  readonly conditions: readonly string[];
  /** Where they stand now. */
  readonly conditionNodes: readonly PyNode[];
  readonly statements: readonly PyNode[];
}

/** Takes the conditions off a body: an `if` around all of it, and `if …: continue` before anything else. */
export function conditionsOf(body: PyNode | undefined, text: string): RoundConditions {
  const conditions: string[] = [];
  const conditionNodes: PyNode[] = [];
  let statements = body?.children ?? [];
  for (;;) {
    const test = conditionOfAll(statements);
    const guard = guardOf(statements[0]);
    if (test) {
      conditions.push(inConjunction(test.condition, text));
      conditionNodes.push(test.condition);
      statements = test.consequence.children;
    } else if (guard) {
      conditions.push(negated(guard, text));
      conditionNodes.push(guard);
      statements = statements.slice(1);
    } else break;
  }
  if (conditions.some((condition) => condition.includes('\n'))) return refuse('a condition goes over lines');
  return { conditions, conditionNodes, statements };
}

/** The one `if`, without an `else`, that a body consists of. */
export function conditionOfAll(statements: readonly PyNode[]): { condition: PyNode; consequence: PyNode } | undefined {
  const [only, ...more] = statements;
  if (only?.type !== 'if_statement' || more.length > 0 || only.fields.has('alternative')) return undefined;
  const [condition, consequence] = [field(only, 'condition'), field(only, 'consequence')];
  if (!condition || !consequence || condition.awaits || condition.type === 'named_expression') return undefined;
  return { condition, consequence };
}

/** The condition of `if condition: continue`. */
function guardOf(statement: PyNode | undefined): PyNode | undefined {
  if (statement?.type !== 'if_statement' || fieldsOf(statement, 'alternative').length > 0) return undefined;
  const condition = field(statement, 'condition');
  const [only, ...more] = field(statement, 'consequence')?.children ?? [];
  const isGuard = only?.type === 'continue_statement' && more.length === 0;
  return isGuard && condition && !condition.awaits && condition.type !== 'named_expression' ? condition : undefined;
}

/** Conditions that follow one another in a comprehension bind less than `or`. */
function inConjunction(condition: PyNode, text: string): string {
  const written = textOf(condition, text);
  return /^(?:boolean_operator|conditional_expression|lambda)$/.test(condition.type) ? `(${written})` : written;
}

const OPPOSITES: Readonly<Record<string, string>> = {
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '==': '!=',
  '!=': '==',
};

function negated(condition: PyNode, text: string): string {
  const inner = unwrap(condition);
  const argument = inner.type === 'not_operator' ? field(inner, 'argument') : undefined;
  if (argument) return inConjunction(argument, text);
  const [left, right, ...more] = inner.type === 'comparison_operator' ? inner.children : [];
  if (left && right && more.length === 0) {
    const operator = text.slice(left.end, right.start).trim();
    const opposite = OPPOSITES[operator];
    if (opposite !== undefined) return `${textOf(left, text)} ${opposite} ${textOf(right, text)}`;
  }
  return `not ${inConjunction(inner, text)}`;
}

/** Conditions are asked for all rounds before the first of them begins. */
export function checkConditions(
  { conditionNodes }: Pick<RoundConditions, 'conditionNodes'>,
  loop: PyNode,
  module: PyModule,
): void {
  const { text } = module.source;
  const left = field(loop, 'left');
  const body = field(loop, 'body');
  if (conditionNodes.length === 0 || !left || !body) return;
  const changed = new Set<string>();
  walk(body, (node) => {
    const place = /^(?:augmented_)?assignment$/.test(node.type) ? field(node, 'left') : undefined;
    for (let at = place; at; at = field(at, 'object') ?? field(at, 'value')) changed.add(textOf(at, text));
    const callee =
      node.type === 'call' && !conditionNodes.some((each) => isInside(node, each))
        ? field(node, 'function')
        : undefined;
    const object = callee && field(callee, 'object');
    if (object) changed.add(textOf(object, text));
    return true;
  });
  for (const condition of conditionNodes) {
    walk(condition, (node) => {
      if (node.type !== 'identifier' && node.type !== 'attribute') return true;
      const variable = node.type === 'identifier' ? module.variableOf(node) : undefined;
      const isItem = variable?.bindings.some(({ name }) => isInside(name, left)) === true;
      if (!isItem && changed.has(textOf(node, text))) refuse('a condition asks for what the rounds change');
      return true;
    });
  }
}

function isInside(node: PyNode, around: PyNode): boolean {
  return around.start <= node.start && node.end <= around.end;
}
