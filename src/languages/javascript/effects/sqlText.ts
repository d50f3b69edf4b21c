import { T } from '../nodeTypes';
import { WORLD, type Location } from '../../../core/effect';
import { classifyName } from '../../knowledge/verbs';
import { literalText, unwrap, type Node } from '../syntax';
import { methodName, type Call } from './call';
import type { EffectSink } from './effectSink';
import { isAssignedOnce } from './variables';

const DATABASE: Location = { root: WORLD, path: ['db'], label: 'the database' };

/** What statements of SQL that change rows, tables or the connection begin with. */
const CHANGES =
  /^(?:\s|\(|--[^\n]*\n)*(?:insert\s+(?:or\s+\w+\s+)?into|update\s+\S+\s+set|delete\s+from|merge\s+into|replace\s+into|truncate\s|create\s+(?:or\s+replace\s+|unique\s+|temp(?:orary)?\s+)*(?:table|index|view|schema|database|type|function|trigger|extension|role|sequence|materialized)|alter\s+\w+\s|drop\s+(?:table|index|view|schema|database|type|function|trigger|extension|role|sequence|column|materialized)|grant\s|revoke\s|lock\s+table|vacuum\b|set\s+[\w@.]+|begin\b|start\s+transaction|commit\b|rollback\b|savepoint\s)/i;

const QUERIES: ReadonlySet<string> = new Set([
  'query',
  'execute',
  'exec',
  'run',
  'raw',
  'sql',
  'unsafe',
  'all',
  'get',
  'each',
]);

/** Says whether a call is handed a statement of SQL that changes something, whatever the callee is; then adds what it changes. */
export function collectSqlText(call: Call, collector: EffectSink): void {
  const [first] = call.args;
  const name = methodName(call);
  if (!first || !(QUERIES.has(name) || QUERIES.has(classifyName(name).verb ?? ''))) return;
  if (CHANGES.test(textOf(first, collector, 0) ?? '')) collector.add('write', DATABASE, call.node, { via: call.text });
}

/** How a text begins, as far as it is written down. */
function textOf(node: Node, collector: EffectSink, depth: number): string | undefined {
  const inner = unwrap(node);
  switch (inner.type) {
    case T.TemplateLiteral:
      return inner.quasis.map((quasi) => quasi.value.cooked ?? '').join('x');
    case T.TaggedTemplateExpression:
      return textOf(inner.quasi, collector, depth);
    case T.BinaryExpression:
      return textOf(inner.left, collector, depth);
    case T.ObjectExpression: {
      const text = inner.properties.find(
        (item) =>
          item.type === T.Property && item.key.type === T.Identifier && /^(?:text|sql|query)$/.test(item.key.name),
      );
      return text?.type === T.Property ? textOf(text.value, collector, depth) : undefined;
    }
    case T.Identifier: {
      const variable = collector.module.variableOf(inner);
      const definition = variable?.defs.length === 1 && isAssignedOnce(variable) ? variable.defs[0]?.node : undefined;
      const init = definition?.type === T.VariableDeclarator ? definition.init : undefined;
      return init && depth < 3 ? textOf(init, collector, depth + 1) : undefined;
    }
    default:
      return literalText(inner);
  }
}
