import { analyze } from '../../src/analyze';
import type { Analysis } from '../../src/core/analysis';
import { applyEdits } from '../../src/core/applyEdits';
import type { Confidence } from '../../src/core/finding';
import { RULE_IDS } from '../../src/core/finding';
import { DEFAULT_OPTIONS, type Limiter, type Options } from '../../src/core/options';
import type { SuggestionTarget } from '../../src/core/suggestion';
import { fixAll } from '../../src/fixAll';
import { waitInTurn } from '../../src/waitInTurn';
import { KNOWN_CALLS } from './programs';

/** All that a program can be made into: the targets of groups and loops, limits of packages, a call that starts early, and the way back. */
export const WAYS = [
  'promise-all',
  'run-parallel',
  'chains',
  'all-settled',
  'p-limit',
  'p-map',
  'start-early',
  'in-turn',
] as const;

export type Way = (typeof WAYS)[number];

/** The analysis of a text; that of an engine with a fault where it is to be shown that the fault is seen. */
export type Look = (text: string, options: Options) => Analysis;

/** More rewrites than any program has places; a bound, so that no mistake goes on for ever. */
const MOST = 40;

/** Rewrites a program to the end in one way; the same text where there is nothing to do. */
export function rewriteProgram(text: string, way: Way, confidence: Confidence, look?: Look): string {
  switch (way) {
    case 'p-limit':
    case 'p-map':
      return text.includes('for ') ? fix(text, optionsFor('run-parallel', confidence, way), confidence, look) : text;
    case 'start-early':
      return startAll(text, optionsFor('promise-all', confidence), look ?? lookAt);
    case 'in-turn':
      return thereAndBack(text, confidence, look);
    default:
      return fix(text, optionsFor(way, confidence), confidence, look);
  }
}

function optionsFor(target: SuggestionTarget, confidence: Confidence, limiter?: Limiter): Options {
  return {
    ...DEFAULT_OPTIONS,
    path: PATH,
    target,
    knownCalls: KNOWN_CALLS,
    concurrency: 2,
    ...(limiter && { limiter }),
    // Loops that write are for review because the order of the writes changes.
    rules: RULE_IDS.filter((rule) => confidence === 'safe' || rule !== 'await-in-loop'),
  };
}

const PATH = '/project/src/program.js';

function lookAt(text: string, options: Options): Analysis {
  return analyze(text, 'javascript', options);
}

function fix(text: string, options: Options, confidence: Confidence, look: Look | undefined): string {
  const seen = look && { analyze: (current: string) => look(current, options) };
  return fixAll(text, 'javascript', options, { confidence, ...seen }).text;
}

function startAll(text: string, options: Options, look: Look): string {
  let current = text;
  for (let i = 0; i < MOST; i++) {
    const [first] = look(current, { ...options, explain: true }).earlyStarts;
    if (!first) break;
    current = applyEdits(current, first.suggestion.edits);
  }
  return current;
}

/** What waits in turn as written is made to wait together, and then in turn again. */
function thereAndBack(text: string, confidence: Confidence, look: Look | undefined): string {
  // What waits together as written need not be independent.
  if (text.includes('Promise.all(')) return text;
  const together = fix(text, optionsFor(text.length % 2 ? 'chains' : 'promise-all', confidence), confidence, look);
  let current = together;
  for (let i = 0; i < MOST; i++) {
    const next = oneBack(current);
    if (next === undefined) break;
    current = next;
  }
  return current === together ? text : current;
}

function oneBack(text: string): string | undefined {
  for (const { index } of text.matchAll(/Promise\.all\(|runParallel\(/g)) {
    const edits = waitInTurn(text, PATH, { start: index, end: index });
    if (edits) return applyEdits(text, edits);
  }
  return undefined;
}
