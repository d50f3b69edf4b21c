import { WORLD, type Evidence, type Location } from '../../../core/effect';
import { LOG } from '../../effects/locations';
import { classifyName } from '../../knowledge/verbs';
import { calleeText } from '../syntax';
import { methodName, type Call } from './call';
import type { EffectSink } from './effectSink';

/** Verbs of loggers; what they write has an order, but nobody's work hangs on it. */
const LOG_VERBS: ReadonlySet<string> = new Set(['log', 'warn', 'debug', 'info', 'trace', 'print', 'println']);

/** Lines that are printed for a person to read, one after another. */
const LINES: Location = { root: WORLD, path: ['log', 'lines'], label: 'the lines that are printed' };

/** It is called like a method of a logger. */
export function isLogging(call: Call): boolean {
  const { kind, verb } = classifyName(methodName(call));
  return kind === 'order' && LOG_VERBS.has(verb ?? '');
}

/** What a logger writes. */
export function collectLogging(call: Call, evidence: Evidence, collector: EffectSink): void {
  collector.add('order', isPrinting(call) ? LINES : LOG, call.node, { evidence, via: call.text });
}

/** `this.log(line)`, `output.print(row)`; a logger's own `log` is one level among others. */
function isPrinting(call: Call): boolean {
  if (!call.receiver && methodName(call) === 'log') return false;
  const receiver = call.receiver ? calleeText(call.receiver) : '';
  return PRINTING.has(methodName(call)) && !/logg|winston|pino/i.test(receiver);
}

const PRINTING: ReadonlySet<string> = new Set(['log', 'print', 'println']);
