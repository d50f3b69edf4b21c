import type { Exit } from '../../../core/region';
import { NOT_FOUND, REFUSALS } from '../../knowledge/exitWords';
import { calleeText, field, fieldsOf, isFunctionOrClass, literalText, unwrap, type PyNode } from '../syntax';

/** How control can leave a statement list at a statement that holds no await; undefined when it can't. */
export function findExit(statement: PyNode, text: string): Exit | undefined {
  const leaving = findLeaving(statement, text);
  if (!leaving) return undefined;
  const { start, end } = leaving.node;
  return { kind: leaving.kind, flavour: flavourOf(statement, text), span: { start, end } };
}

/** The ways out of a loop before its end. */
export function findLoopExits(loop: PyNode, text: string): Exit[] {
  const exits: Exit[] = [];
  const visit = (node: PyNode, inLoop: boolean, isCaught: boolean): void => {
    if (isFunctionOrClass(node)) return;
    const { start, end } = node;
    const kind = leavingKind(node, inLoop, text);
    if (kind !== undefined && kind !== 'continue' && !(kind === 'throw' && isCaught)) {
      exits.push({ kind, flavour: 'other', span: { start, end } });
    }
    const breaks = inLoop || isLoop(node);
    const body = node.type === 'try_statement' && hasHandler(node) ? field(node, 'body') : undefined;
    for (const child of node.children) visit(child, breaks, isCaught || child === body);
  };
  const body = field(loop, 'body');
  if (body) visit(body, false, false);
  return exits;
}

function hasHandler(attempt: PyNode): boolean {
  return attempt.children.some((child) => child.type.startsWith('except'));
}

function leavingKind(node: PyNode, inLoop: boolean, text: string): Exit['kind'] | undefined {
  switch (node.type) {
    // Whoever takes the values of `yield` may stop here; what follows runs only when the next one is asked for.
    case 'yield':
    case 'return_statement':
      return 'return';
    case 'raise_statement':
    case 'assert_statement':
      return 'throw';
    case 'break_statement':
      return inLoop ? undefined : 'break';
    case 'continue_statement':
      return inLoop ? undefined : 'continue';
    case 'call': {
      const callee = field(node, 'function');
      return callee && EXITS.has(calleeText(callee, text)) ? 'call' : undefined;
    }
    default:
      return undefined;
  }
}

const EXITS: ReadonlySet<string> = new Set([
  'sys.exit',
  'exit',
  'quit',
  'os._exit',
  'os.abort',
  'pytest.skip',
  'pytest.fail',
]);

function findLeaving(
  statement: PyNode,
  text: string,
): { readonly node: PyNode; readonly kind: Exit['kind'] } | undefined {
  const visit = (node: PyNode, inLoop: boolean): ReturnType<typeof findLeaving> => {
    if (isFunctionOrClass(node)) return undefined;
    const kind = leavingKind(node, inLoop, text);
    if (kind !== undefined) return { node, kind };
    for (const child of node.children) {
      const found = visit(child, inLoop || isLoop(node));
      if (found) return found;
    }
    return undefined;
  };
  return visit(statement, false);
}

function flavourOf(statement: PyNode, text: string): Exit['flavour'] {
  if (statement.type !== 'if_statement' || fieldsOf(statement, 'alternative').length > 0) return 'other';
  const source = text.slice(statement.start, statement.end);
  const [condition, consequence] = [field(statement, 'condition'), field(statement, 'consequence')];
  if (!condition || !consequence || REFUSALS.test(source)) return 'other';
  if (asksForAbsence(condition, text)) return endsQuietly(consequence, source) ? 'not-found' : 'other';
  return 'fallback';
}

/** `not x`, `x is None`, `len(x) == 0`: nothing was found. */
function asksForAbsence(condition: PyNode, text: string): boolean {
  const inner = unwrap(condition);
  switch (inner.type) {
    case 'not_operator': {
      const argument = field(inner, 'argument');
      return argument !== undefined && isValue(argument) && !isPermission(argument, text);
    }
    case 'comparison_operator': {
      const [left, right] = inner.children;
      const isSame = inner.tokens.length === 1 && (inner.tokens[0] === 'is' || inner.tokens[0] === '==');
      return isSame && left !== undefined && right !== undefined && isNothing(right, text) && isValue(left);
    }
    case 'boolean_operator': {
      const [left, right] = [field(inner, 'left'), field(inner, 'right')];
      return (
        inner.tokens.includes('or') &&
        left !== undefined &&
        right !== undefined &&
        asksForAbsence(left, text) &&
        asksForAbsence(right, text)
      );
    }
    default:
      return false;
  }
}

/** `not await user.can_edit()`: nothing was missing. */
function isPermission(node: PyNode, text: string): boolean {
  const inner = unwrap(node);
  const operand = inner.type === 'await' ? (inner.children[0] ?? inner) : inner;
  const name = calleeText(operand, text).replaceAll('()', '').split('.').at(-1) ?? '';
  return /^_*(?:async_)?(?:can|may|is|has|should|check|verify|validate|ensure)(?:_|$)/.test(name);
}

function isNothing(node: PyNode, text: string): boolean {
  return node.type === 'none' || literalText(node, text) === '0' || literalText(node, text) === '';
}

function isValue(node: PyNode): boolean {
  const { type } = unwrap(node);
  return (
    type === 'identifier' || type === 'attribute' || type === 'await' || type === 'call' || type === 'named_expression'
  );
}

/** It returns nothing or an empty value, or says that nothing was found; what it does before that changes nothing. */
function endsQuietly(consequence: PyNode, source: string): boolean {
  const last = consequence.children.at(-1);
  switch (last?.type) {
    case 'raise_statement':
    case 'continue_statement':
    case 'break_statement':
      return true;
    case 'return_statement': {
      const [value] = last.children;
      return value === undefined || isEmptyValue(value) || NOT_FOUND.test(source);
    }
    default:
      return false;
  }
}

function isEmptyValue(value: PyNode): boolean {
  const inner = unwrap(value);
  switch (inner.type) {
    case 'none':
    case 'false':
      return true;
    case 'list':
    case 'dictionary':
    case 'tuple':
      return inner.children.length === 0;
    default:
      return false;
  }
}

function isLoop(node: PyNode): boolean {
  return node.type === 'for_statement' || node.type === 'while_statement';
}
