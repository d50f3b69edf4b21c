import { joinKeys, symbolicKey } from '../../effects/keyText';
import { onlyBinding } from '../scopes';
import { argumentsOf, calleeText, field, literalText, textOf, unwrap, type PyNode } from '../syntax';
import type { Places } from './places';

const MAX_DEPTH = 6;

/** Functions that join their arguments to a path. */
const PATH_JOINS = /(?:^|\.)(?:join|joinpath|Path)$/;

/**
 * Writes the value of an expression as a key: literals as they are, other values as `@{access path}`, pieces of a path with
 * `/` between them. The same text means the same value. Undefined when nothing can be said.
 */
export function keyOf(node: PyNode, places: Places, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = unwrap(node);
  const { text } = places.module.source;
  const literal = literalText(inner, text);
  if (literal !== undefined) return literal;
  switch (inner.type) {
    case 'string':
      return joinKeys(
        inner.children.map((part) => {
          if (part.type === 'string_content') return textOf(part, text);
          const value = part.type === 'interpolation' ? field(part, 'expression') : undefined;
          return part.type === 'interpolation' ? value && keyOf(value, places, depth + 1) : '';
        }),
        '',
      );
    case 'binary_operator': {
      const separator = inner.tokens[0] === '+' ? '' : inner.tokens[0] === '/' ? '/' : undefined;
      const [left, right] = inner.children;
      if (separator === undefined || !left || !right) return undefined;
      return joinKeys([keyOf(left, places, depth + 1), keyOf(right, places, depth + 1)], separator);
    }
    case 'call': {
      const callee = field(inner, 'function');
      const name = callee ? calleeText(callee, text) : '';
      const parts = argumentsOf(inner).map((argument) => keyOf(argument, places, depth + 1));
      if (PATH_JOINS.test(name)) return joinKeys(parts, '/');
      const whole = joinKeys(parts, ',');
      // Two calls of one function with the same arguments are taken for the same value.
      return whole === undefined ? undefined : symbolicKey(`${name}(${whole})`);
    }
    case 'identifier': {
      const variable = places.module.variableOf(inner);
      const binding = variable && onlyBinding(variable);
      const value =
        binding?.kind === 'assignment' && binding.value ? keyOf(binding.value, places, depth + 1) : undefined;
      if (value !== undefined) return value;
      break;
    }
    default:
  }
  const place = places.of(inner);
  return place && symbolicKey([place.location.root, ...place.location.path].join('.'));
}
