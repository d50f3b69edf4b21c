import { readFileSync } from 'node:fs';
import { LineIndex } from '../../src/core/lineIndex';
import { createModule, type JsModule } from '../../src/languages/javascript/modules';
import { T } from '../../src/languages/javascript/nodeTypes';
import { headOf } from '../../src/languages/javascript/regions/buildSteps';
import { findRegions, type RegionPlace } from '../../src/languages/javascript/regions/findRegions';
import { findOperands, type OperandPlace } from '../../src/languages/javascript/regions/operands';
import { parseSource } from '../../src/languages/javascript/source';
import { calleeText, isFunction, unwrap, walk, type Node } from '../../src/languages/javascript/syntax';
import type { CorpusFile } from './corpusFiles';
import type { ScoredFinding } from './scoredFinding';

/** Rules without any analysis of what calls do; each also asks for what the ones before it ask for, but for the last. */
export const NAIVE_RULES = [
  'awaits that share no variable',
  'the same, and no `if`, `throw` or `return` between them',
  'the same, and every callee is named like a read or is an import',
  'every loop with an await',
] as const;

export type NaiveRule = (typeof NAIVE_RULES)[number];

/** What each naive rule says of the given files; all of it counts as confident. */
export function findNaively(files: readonly CorpusFile[]): ReadonlyMap<NaiveRule, ScoredFinding[]> {
  const found = new Map<NaiveRule, ScoredFinding[]>(NAIVE_RULES.map((rule) => [rule, []]));
  for (const file of files) {
    const text = readFileSync(file.absolute, 'utf8');
    const module = createModule(parseSource(text, file.absolute));
    const lines = new LineIndex(text);
    for (const place of findRegions(module.source)) {
      for (const [rule, findings] of found) {
        for (const group of groupsBy(rule, place, module)) findings.push(toFinding(group, place, file, lines));
      }
    }
  }
  return found;
}

type Group = readonly OperandPlace[];

function groupsBy(rule: NaiveRule, place: RegionPlace, module: JsModule): Group[] {
  const [alone, unbroken, reads, loops] = NAIVE_RULES;
  if (place.kind === 'loop') return rule === loops ? [awaitsIn(place.loop.body)] : [];
  switch (rule) {
    case alone:
      return independentGroups(place.list, module, false);
    case unbroken:
      return independentGroups(place.list, module, true);
    case reads:
      return independentGroups(place.list, module, true).filter((group) => group.every(isNamedLikeRead));
    case loops:
      return [];
  }
}

/** Cuts a statement list wherever an await uses a variable that hangs on one of the awaits before it. */
function independentGroups(list: readonly Node[], module: JsModule, stopsAtExits: boolean): Group[] {
  const groups: OperandPlace[][] = [[]];
  let tainted = new Set<unknown>();
  for (const statement of list) {
    const operands = findOperands(headOf(statement));
    const { reads, writes } = variablesOf(statement, module);
    const depends = reads.some((variable) => tainted.has(variable));
    if (operands.length > 0) {
      if (depends) {
        groups.push([]);
        tainted = new Set();
      }
      groups.at(-1)?.push(...operands);
    }
    if (operands.length > 0 || depends) for (const variable of writes) tainted.add(variable);
    if (stopsAtExits && holdsExit(statement)) {
      groups.push([]);
      tainted = new Set();
    }
  }
  return groups.filter((group) => group.length > 1);
}

function variablesOf(statement: Node, module: JsModule): { reads: unknown[]; writes: unknown[] } {
  const [from, to] = statement.range;
  const reads: unknown[] = [];
  const writes: unknown[] = [];
  for (const scope of module.source.scopes.scopes) {
    for (const reference of scope.references) {
      const [start, end] = reference.identifier.range;
      if (start < from || end > to || !reference.resolved) continue;
      if (reference.isRead()) reads.push(reference.resolved);
      if (reference.isWrite()) writes.push(reference.resolved);
    }
  }
  return { reads, writes };
}

function holdsExit(statement: Node): boolean {
  let found = false;
  walk(statement, (node) => {
    if (node.type === T.IfStatement || node.type === T.ThrowStatement || node.type === T.ReturnStatement) found = true;
    return !isFunction(node);
  });
  return found;
}

const READ = /^(?:get|find|fetch|list|load|read|count|query|search|exists|has|is|stat|resolve|lookup|select)/i;

function isNamedLikeRead({ awaited }: OperandPlace): boolean {
  const call = unwrap(awaited);
  if (call.type === T.ImportExpression) return true;
  return call.type === T.CallExpression && READ.test(calleeText(call.callee).split('.').at(-1) ?? '');
}

function awaitsIn(body: Node): Group {
  const found: OperandPlace[] = [];
  walk(body, (node) => {
    if (node.type === T.AwaitExpression)
      found.push({ awaitNode: node, operand: node, awaited: node.argument, isConditional: false });
    return !isFunction(node);
  });
  return found;
}

function toFinding(group: Group, place: RegionPlace, file: CorpusFile, lines: LineIndex): ScoredFinding {
  const at = (offset: number): number => lines.at(offset).line;
  const numbers = [...new Set(group.map(({ awaitNode }) => at(awaitNode.range[0])))].sort((a, b) => a - b);
  const isLoop = place.kind === 'loop';
  return {
    package: file.package,
    path: file.path,
    startLine: isLoop ? at(place.loop.range[0]) : (numbers[0] ?? 0),
    endLine: isLoop ? at(place.loop.range[1]) : (numbers.at(-1) ?? 0),
    lines: numbers,
    groups: [numbers],
    tier: 'safe',
    kind: place.kind,
  };
}
