import { styleText } from 'node:util';
import type { Confidence } from '../../core/finding';
import { displayPath, type ScanResult } from '../scanResult';
import type { LocatedFinding } from '../task';
import { checksBeyond } from './checks';

/** Lays words in a style, or leaves them as they are. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Colours for a terminal. */
export const inColour: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** No colours, for pipes and files. */
export const plain: Paint = (_style, text) => text;

const STYLES: Readonly<Record<Confidence, Parameters<typeof styleText>[0]>> = { safe: 'green', review: 'yellow' };

/** The result for a person. */
export function reportText(result: ScanResult, paint: Paint): string {
  const blocks = result.files.map(({ path, findings }) => {
    const width = Math.max(...findings.map((finding) => placeOf(finding).length));
    const lines = findings.flatMap((finding) => linesOf(finding, width, paint));
    return `${paint('underline', displayPath(path))}\n${lines.join('\n')}\n`;
  });
  return [...blocks, summary(result, paint)].join('\n');
}

/** What to check stands behind the finding when it is one thing, else below it. */
function linesOf(finding: LocatedFinding, width: number, paint: Paint): string[] {
  const { confidence, rule } = finding;
  const place = paint('dim', placeOf(finding).padStart(width));
  const tier = paint(STYLES[confidence], confidence.padEnd(6));
  const head = headline(finding);
  const checks = checksBeyond(head, finding);
  const [only] = checks.length === 1 ? checks : [];
  const text = only === undefined ? head : `${withStop(head)} ${only}`;
  const below = only === undefined ? checks.map((check) => `  ${' '.repeat(width)}          ${check}`) : [];
  return [`  ${place}  ${tier}  ${text}   ${paint('dim', rule)}`, ...below];
}

function placeOf({ start }: LocatedFinding): string {
  return `${String(start.line)}:${String(start.column)}`;
}

/** One line about a finding, shorter than its message, since the callees already say which place is meant. */
function headline(finding: LocatedFinding): string {
  if (finding.rule !== 'sequential-awaits' && finding.rule !== 'awaits-in-expression') return finding.message;
  const groups = finding.groups.filter((group) => group.length > 1);
  const callees = groups.map((group) => group.map((index) => finding.awaits[index]?.callee ?? '…').join(', '));
  const verb = finding.confidence === 'safe' ? 'can wait together' : 'look independent';
  const waits = `(${String(finding.waits.before)} waits -> ${String(finding.waits.after)})`;
  return `${String(groups.flat().length)} awaits ${verb}: ${callees.join('; then ')} ${waits}`;
}

function withStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function summary(result: ScanResult, paint: Paint): string {
  const findings = result.files.flatMap((file) => file.findings);
  const safe = findings.filter(({ confidence }) => confidence === 'safe');
  const took = `${count(result.seen, 'file')} in ${(result.durationMs / 1000).toFixed(1)} s.`;
  if (findings.length === 0) return `No awaits that could wait together. ${took}\n`;
  const functions = new Set(
    result.files.flatMap((file) =>
      file.findings.filter(({ waits }) => waits.after < waits.before).map((each) => `${file.path}\0${each.function}`),
    ),
  );
  const saved = findings.reduce((sum, { waits }) => sum + Math.max(0, waits.before - waits.after), 0);
  const gain = saved === 0 ? '' : `${count(functions.size, 'function')} could wait ${count(saved, 'time')} less. `;
  const tiers = `${String(safe.length)} safe, ${String(findings.length - safe.length)} to review. `;
  const hint = safe.some(({ suggestions }) => suggestions.length > 0)
    ? `Run ${paint('bold', '`await-lens fix`')} to apply the safe ones.\n`
    : '';
  return `${gain}${tiers}${took}\n${hint}`;
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;
}
