import type { TextEdit } from '../../../core/suggestion';
import type { PyModule } from '../modules';
import { asyncioName } from '../suggestions/asyncioImport';
import { styleOf } from '../suggestions/fileStyle';
import { refuse, unlessRefused } from '../suggestions/refusal';
import { linesOf, spanToRemove } from '../suggestions/statementLines';
import { indentationAt, lineStart, nextLine } from '../suggestions/textLines';
import { enclosing, field, textOf, walk, type PyNode } from '../syntax';
import type { LegacyLoop } from './findLegacyLoops';

/** The edits that let `asyncio.run` do what a loop is got, run and closed for; undefined where the shape doesn't allow it. */
export function rewriteLegacyLoop(
  { run, argument, owner, upkeep, debug }: LegacyLoop,
  module: PyModule,
): readonly TextEdit[] | undefined {
  return unlessRefused(() => {
    const { source } = module;
    const name = asyncioName(module, owner, 'run');
    const callee = field(run, 'function');
    if (!name || !callee) return refuse('asyncio means something else here');
    const edits: TextEdit[] = [{ start: callee.start, end: callee.end, newText: name.text }];
    if (name.edit) edits.push(name.edit);
    if (debug) {
      const block = enclosing(debug, ({ type }) => type === 'block' || type === 'module');
      const isAlways = block !== undefined && block.start <= run.start && run.end <= block.end;
      if (!isAlways || run.start < debug.start) refuse('it is only told sometimes, or too late');
      if (!/^(?:true|false|identifier|attribute)$/.test(debug.type)) refuse('what it is told is computed');
      edits.push({ start: argument.end, end: argument.end, newText: `, debug=${textOf(debug, source.text)}` });
    }
    const gone = new Set(upkeep);
    for (const statement of upkeep) {
      if (statement.type !== 'expression_statement') refuse('the loop is got or closed inside an expression');
      const block = statement.parent;
      if (block?.children.every((child) => gone.has(child)) === true) {
        // Of a `finally` that only closes the loop nothing is left.
        if (block.parent?.type !== 'finally_clause') refuse('a block would be empty');
        if (block.children[0] === statement) edits.push(...removeFinally(block.parent, module));
        continue;
      }
      const lines = linesOf(source, statement);
      if (lines.trailing !== undefined) refuse('a comment would be lost');
      // Comments above stay where they are.
      const span = lines.leading.length > 0 ? { start: lines.codeStart, end: lines.span.end } : lines.span;
      edits.push({ ...spanToRemove(source, { ...lines, span }, false), newText: '' });
    }
    edits.sort((a, b) => a.start - b.start || a.end - b.end);
    if (edits.some((edit, index) => edit.start < (edits[index - 1]?.end ?? 0))) refuse('the changes touch each other');
    return edits;
  });
}

/** Takes a `finally` away, and the `try` around the rest when nothing else is caught. */
function removeFinally(clause: PyNode, { source }: PyModule): TextEdit[] {
  const { text } = source;
  const attempt = clause.parent;
  const body = attempt && field(attempt, 'body');
  if (!attempt || !body) return refuse('a finally without a try');
  const before = attempt.children[attempt.children.indexOf(clause) - 1];
  const inner = source.comments.some(({ start, end }) => (before?.end ?? 0) <= start && end <= clause.end);
  if (inner) refuse('a comment would be lost');
  const edits: TextEdit[] = [{ start: nextLine(text, before?.end ?? 0), end: nextLine(text, clause.end), newText: '' }];
  // A `finally` that ends the file may have no line break below it.
  if (attempt.children.some((child) => child !== body && child !== clause)) return edits;
  const first = body.children[0];
  if (!first || lineStart(text, first.start) <= attempt.start) return refuse('the body stands on the line of try');
  const unit =
    indentationAt(text, first.start).slice(indentationAt(text, attempt.start).length) || styleOf(source).indentUnit;
  edits.push({ start: lineStart(text, attempt.start), end: nextLine(text, attempt.start), newText: '' });
  const strings: PyNode[] = [];
  walk(body, (node) => {
    if (node.type === 'string') strings.push(node);
    return true;
  });
  for (let at = nextLine(text, attempt.start); at < body.end; at = nextLine(text, at)) {
    const isInString = strings.some(({ start, end }) => start < at && at < end);
    if (!isInString && text.startsWith(unit, at)) edits.push({ start: at, end: at + unit.length, newText: '' });
  }
  return edits;
}
