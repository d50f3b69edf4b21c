import type { Location } from '../../../core/effect';
import type { JsModule } from '../modules';
import { T } from '../nodeTypes';
import { calleeText, literalText, unwrap, type Node } from '../syntax';
import { joinKeys, symbolicKey } from '../../effects/keyText';
import { isAssignedOnce } from './variables';

/** Finds the access path that an expression names (`Places`); `depth` says how many expressions were followed to come to it. */
interface PathFinder {
  readonly module: Pick<JsModule, 'variableOf'>;
  of(node: Node, depth?: number): { readonly location: Location } | undefined;
}

const MAX_DEPTH = 6;

/** Functions that join their arguments to a path. */
const PATH_JOINS = /(?:^|\.)(?:join|resolve|normalize)$/;

/** Functions that give the folder of a path. */
const PATH_PARENT = /(?:^|\.)dirname$/;

/**
 * Writes the value of an expression as a key: literals as they are, other values as `@{access path}`, pieces of a path with
 * `/` between them. The same text means the same value. Undefined when nothing can be said.
 */
export function keyOf(node: Node, places: PathFinder, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = unwrap(node);
  const literal = literalText(inner);
  if (literal !== undefined) return literal;
  switch (inner.type) {
    case T.TemplateLiteral:
      return joinKeys(
        inner.quasis.flatMap((quasi, i) => {
          const hole = inner.expressions[i];
          return hole ? [quasi.value.cooked ?? '', keyOf(hole, places, depth + 1)] : [quasi.value.cooked ?? ''];
        }),
        '',
      );
    case T.BinaryExpression:
      // `i + 1` is the place of another item, and no text.
      if (inner.operator !== '+' || [inner.left, inner.right].map(unwrap).some(isNumber)) return undefined;
      return joinKeys([keyOf(inner.left, places, depth + 1), keyOf(inner.right, places, depth + 1)], '');
    case T.CallExpression: {
      const parts = inner.arguments.map((argument) => keyOf(argument, places, depth + 1));
      if (PATH_PARENT.test(calleeText(inner.callee))) return parts[0] === undefined ? undefined : folderOf(parts[0]);
      if (PATH_JOINS.test(calleeText(inner.callee))) return joinKeys(parts, '/');
      const whole = joinKeys(parts, ',');
      // Two calls of one function with the same arguments are taken for the same value.
      return whole === undefined ? undefined : symbolicKey(`${calleeText(inner.callee)}(${whole})`);
    }
    case T.Identifier: {
      const variable = places.module.variableOf(inner);
      const definition = variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
      if (variable && definition?.type === T.VariableDeclarator && definition.init && isAssignedOnce(variable)) {
        const value = definition.id.type === T.Identifier ? keyOf(definition.init, places, depth + 1) : undefined;
        if (value !== undefined) return value;
      }
      break;
    }
    default:
  }
  const place = places.of(inner, depth);
  return place && symbolicKey([place.location.root, ...place.location.path].join('.'));
}

function isNumber(node: Node): boolean {
  return node.type === T.Literal && typeof node.value === 'number';
}

/** The folder of a path that is no more than a value is said by that value: the two hang together, whatever it is. */
function folderOf(key: string): string {
  return key.replace(/(?<=[^/])\/[^/]+\/?$/, '');
}
