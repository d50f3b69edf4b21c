import { T } from '../nodeTypes';
import type { ListElement } from './elementText';
import { columnsOf, type FileStyle } from './fileStyle';
import type { GroupPlan } from './groupPlan';
import { resultNameFor, type Slot } from './groupSlots';
import { layOut, type List, type Position } from './layout';
import type { GroupRequest } from './request';
import { nameForValue, type TemporaryNames } from './temporaryNames';
import { isMultiLine } from './textLines';

/** What the writing of a group needs to know about its surroundings. */
export interface GroupPlace extends Position {
  readonly style: FileStyle;
  readonly names: TemporaryNames;
  /** Name under which the file has `runParallel`. */
  readonly helper: string;
  readonly semicolon: '' | ';';
  /** It stands on one line with other statements, and stays there. */
  readonly isInline: boolean;
}

/** Writes the statements of a group; the first without its indentation, no line break at the end. */
export function groupText(request: GroupRequest, plan: GroupPlan, slots: readonly Slot[], place: GroupPlace): string[] {
  if (request.target === 'all-settled') return settledText(plan, slots, place);
  const introduction = introductionOf(plan, slots, place);
  const list = listOf(request, plan, slots, place.helper);
  return [layOut({ ...list, open: introduction + list.open }, place, place.style) + place.semicolon];
}

/** `const [a, b]: [A, B] = await `, `[this.a, b] = await ` or just `await `. */
function introductionOf(plan: GroupPlan, slots: readonly Slot[], { style, indentation }: GroupPlace): string {
  const lefts = slots.map((slot) => slot.left ?? '');
  while (lefts.at(-1) === '') lefts.pop();
  if (lefts.length === 0) return 'await ';
  const start = (plan.isExported ? 'export ' : '') + (plan.keyword ? `${plan.keyword} ` : '');
  const types = slots.map((slot) => slot.type ?? 'unknown');
  const annotation = plan.annotations === 'pattern' ? `: [${types.join(', ')}]` : '';
  return patternText(start, lefts, `${annotation} = await `, 'Promise.all(['.length, { style, indentation });
}

/** A pattern with what stands before and behind it; one name a line when it would be too long with the `tail` columns after it. */
function patternText(
  before: string,
  lefts: readonly string[],
  behind: string,
  tail: number,
  { style, indentation }: Pick<GroupPlace, 'style' | 'indentation'>,
): string {
  const line = `${before}[${lefts.join(', ')}]${behind}`;
  if (columnsOf(indentation + line) + tail <= style.printWidth && !lefts.some(isMultiLine)) return line;
  const inner = indentation + style.indentUnit;
  const rows = lefts.map((left) => (left === '' ? `${inner},` : `${inner}${left},`));
  return [`${before}[`, ...rows, `${indentation}]${behind}`].join(style.eol);
}

function listOf(request: GroupRequest, plan: GroupPlan, slots: readonly Slot[], helper: string): List {
  const isHelper = request.target === 'run-parallel';
  const elements = slots.map((slot) => {
    const element = plan.annotations === 'casts' ? castElement(slot) : slot.element;
    return isHelper ? asTask(element) : element;
  });
  const types = typeArguments(plan, slots, isHelper ? '() => ' : '');
  return isHelper
    ? { open: `${helper}${types}(`, elements, close: ')' }
    : { open: `Promise.all${types}([`, elements, close: '])' };
}

function typeArguments({ annotations }: GroupPlan, slots: readonly Slot[], before = ''): string {
  if (annotations !== 'type-arguments') return '';
  return `<[${slots.map((slot) => before + promiseType(slot)).join(', ')}]>`;
}

function asTask(element: ListElement): ListElement {
  // `() => {` would open a body.
  const text = element.text.startsWith('{') ? `(${element.text})` : element.text;
  return { ...element, text: `() => ${text}` };
}

function castElement(slot: Slot): ListElement {
  const { element, step, needsType } = slot;
  if (!needsType) return element;
  const isCall = slot.isCall ?? (step.awaited?.type === T.CallExpression || step.awaited?.type === T.NewExpression);
  const isPlain = isCall || /^[\w$.]+$/.test(element.text);
  return { ...element, text: `${isPlain ? element.text : `(${element.text})`} as ${promiseType(slot)}` };
}

function promiseType({ type, step, isCall }: Slot): string {
  if (type === undefined) return 'unknown';
  return isCall === false || step.operand === step.awaited ? `${type} | Promise<${type}>` : `Promise<${type}>`;
}

/** `Promise.allSettled`, then the first rejection (in the order of the list) thrown, then the values unpacked. */
function settledText(plan: GroupPlan, slots: readonly Slot[], place: GroupPlace): string[] {
  const { names, semicolon, style, indentation, isInline } = place;
  const lists = {
    elements: plan.annotations === 'casts' ? slots.map(castElement) : slots.map((slot) => slot.element),
    close: `])${semicolon}`,
  };
  const types = typeArguments(plan, slots);
  const rejected = style.quote + 'rejected' + style.quote;
  if (slots.every((slot) => slot.left === undefined)) {
    const results = names.take('results');
    const result = names.take('result');
    const open = `const ${results} = await Promise.allSettled${types}([`;
    const [opened, closed] = isInline
      ? [' ', ' ']
      : [style.eol + indentation + style.indentUnit, style.eol + indentation];
    return [
      layOut({ ...lists, open }, place, style),
      `for (const ${result} of ${results}) {` +
        `${opened}if (${result}.status === ${rejected}) throw ${result}.reason${semicolon}${closed}}`,
    ];
  }
  const settled = slots.map((slot) =>
    slot.isTemporary && slot.left !== undefined ? slot.left : names.take(settledName(slot)),
  );
  const call = `Promise.allSettled${types}([`;
  const open = patternText('const ', settled, ' = await ', call.length, place) + call;
  const checks = settled.map((name) => `if (${name}.status === ${rejected}) throw ${name}.reason${semicolon}`);
  const values = slots.flatMap((slot, index) => unpack(slot, `${settled[index] ?? ''}.value`, semicolon));
  return [layOut({ ...lists, open }, place, style), ...checks, ...values];
}

function unpack(slot: Slot, value: string, semicolon: string): string[] {
  if (slot.isTemporary || slot.left === undefined) return [];
  const start = (slot.isExported ? 'export ' : '') + (slot.keyword ? `${slot.keyword} ` : '');
  const annotation = slot.type === undefined ? '' : `: ${slot.type}`;
  const code = `${start}${slot.left}${annotation} = ${value}`;
  const written = start === '' && slot.left.startsWith('{') ? `(${code})` : code;
  // A line that starts with a bracket would go on with the line before it.
  return [`${/^[([]/.test(written) && semicolon === '' ? ';' : ''}${written}${semicolon}`];
}

function settledName({ left, step, keyword }: Slot): string {
  if (left !== undefined && keyword !== undefined && /^[\w$]+$/.test(left)) return resultNameFor(left);
  return step.operand && step.awaited ? resultNameFor(nameForValue(step.operand, step.awaited)) : 'result';
}
