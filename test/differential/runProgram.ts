import { compileFunction } from 'node:vm';
import pLimit from 'p-limit';
import pMap from 'p-map';
import * as runtime from '../../src/runtime';
import type { Program } from './programs';
import { World, type Trace } from './world';

/** How a run ended, and what it left behind. */
export interface Outcome extends Trace {
  /** What `main` gave, as JSON; undefined when it threw. */
  readonly value: string | undefined;
  /** The error that came out of `main`, or that it caught. */
  readonly error: string | undefined;
  /** The variables of the module afterwards. */
  readonly state: string;
  /** Rejections that nobody handled. */
  readonly unhandled: readonly string[];
}

/** What a rewritten program may ask for. */
const LIBRARIES: Readonly<Record<string, unknown>> = {
  'await-lens/runtime': runtime,
  'p-limit': pLimit,
  'p-map': pMap,
};

interface Module {
  readonly main: (input: number) => Promise<unknown>;
  readonly peek: () => unknown;
}

/** Runs a text in a world of its own until nothing is left to happen. */
export async function runProgram(text: string, fate: Program['fate']): Promise<Outcome> {
  const world = new World(fate);
  const unhandled: string[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(String(reason));
  };
  // Without a listener, Node.js prints a warning for each.
  const handled = (): void => undefined;
  let caught: string | undefined;
  const given = {
    require: (name: string) => LIBRARIES[name],
    console: { log: world.log.bind(world) },
    caught: (error: unknown) => (caught = messageOf(error)),
    ...world.calls,
  };
  const module: { exports?: Module } = {};
  process.on('unhandledRejection', note);
  process.on('rejectionHandled', handled);
  try {
    const program = compileFunction(text, ['module', ...Object.keys(given)]) as (...values: unknown[]) => void;
    program(module, ...Object.values(given));
    const { main, peek } = module.exports!;
    const end: { value?: string; error?: string } = {};
    void main(5).then(
      (value) => (end.value = JSON.stringify(value)),
      (error: unknown) => (end.error = messageOf(error)),
    );
    await world.runToEnd();
    return { ...world.trace, value: end.value, error: end.error ?? caught, state: JSON.stringify(peek()), unhandled };
  } finally {
    process.off('unhandledRejection', note);
    process.off('rejectionHandled', handled);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
