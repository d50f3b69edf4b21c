import type { PairReport } from '../../core/analysis';
import type { Finding } from '../../core/finding';
import { type Rounds, roundsAround } from '../../explain/rounds';
import type { LocatedFunction } from '../task';

/** What there is to say of each await of a function, for a person; `findings` are those of its file. */
export function describeFunction(path: string, report: LocatedFunction, findings: readonly Finding[]): string {
  const { headPlace, waits, awaits } = report;
  const place = `${path}:${String(headPlace.line)}:${String(headPlace.column)}`;
  const blocks = awaits.map((_point, index) => describeAwait(report, index, findings));
  return `${place}  ${report.name}: ${waitsInWords(waits)}\n${blocks.join('')}`;
}

function waitsInWords({ before, after, confidence }: LocatedFunction['waits']): string {
  const now = `${String(before)} ${before === 1 ? 'wait' : 'waits'}`;
  if (after >= before) return now;
  return `${now}, ${confidence === 'safe' ? 'could be' : 'maybe'} ${String(after)}`;
}

function describeAwait(report: LocatedFunction, index: number, findings: readonly Finding[]): string {
  const name = report.awaits[index]?.callee ?? '';
  const lines = [...waitsFor(report, index), ...overlaps(report, index)];
  const alone = report.awaits[index]?.alone;
  const rounds = roundsAround(report, index, findings);
  if (alone !== undefined && !(rounds && 'finding' in rounds)) lines.unshift(`stays alone: ${alone}`);
  if (rounds) lines.push(describeRounds(rounds));
  if (lines.length === 0) lines.push('waits for nothing here, and there is nothing that it could wait together with');
  return `  ${placeOf(report, index)}  ${name}\n${lines.map((line) => `      ${line}\n`).join('')}`;
}

/** What has to be finished before this await may start, and why. */
function waitsFor(report: LocatedFunction, index: number): string[] {
  return report.pairs
    .filter(({ to, strength }) => to === index && strength !== 'none')
    .map((pair) => {
      const verb = pair.strength === 'must' ? 'has to wait for' : 'may have to wait for';
      return `${verb} ${nameOf(report, pair.from)}: ${pair.reason}`;
    });
}

/** Whether the rounds of the loop that it stands in could wait together. */
function describeRounds(rounds: Rounds): string {
  if ('refused' in rounds) return `waits once per round, and the rounds stay in order: ${rounds.refused}`;
  const verb = rounds.finding.confidence === 'safe' ? 'the rounds could' : 'maybe the rounds could';
  return `waits once per round; ${verb} wait together`;
}

/** What nothing keeps apart from this await. */
function overlaps(report: LocatedFunction, index: number): string[] {
  const free = report.pairs.filter((pair) => pair.kind === 'none' && (pair.from === index || pair.to === index));
  return free.map((pair) => `could overlap with ${nameOf(report, otherOf(pair, index))}: ${pair.reason}`);
}

function otherOf({ from, to }: PairReport, index: number): number {
  return from === index ? to : from;
}

function nameOf(report: LocatedFunction, index: number): string {
  return `${report.awaits[index]?.callee ?? 'the await'} (${placeOf(report, index)})`;
}

function placeOf({ awaitPlaces }: LocatedFunction, index: number): string {
  const place = awaitPlaces[index];
  return place === undefined ? '' : `${String(place.line)}:${String(place.column)}`;
}
