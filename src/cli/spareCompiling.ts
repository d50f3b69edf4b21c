import { setFlagsFromString } from 'node:v8';

/**
 * Lets the engine compile less of our own code to machine code. A scan goes through so much different code that compiling it takes
 * more of the processor than it saves, and with a thread on every core nobody else does that work. Call it before threads start.
 */
export function spareCompiling(): void {
  setFlagsFromString(LESS_INLINING);
  if (Number.parseInt(process.versions.v8) < FIRST_WITH_FOUR_TIERS) setFlagsFromString(LATER);
}

/** How much of what a function calls is compiled as a part of it, in bytes of bytecode. */
const LESS_INLINING = '--max-inlined-bytecode-size-cumulative=300';

/** How much of a function has to run before it is compiled, in bytes of its bytecode. */
const LATER = '--interrupt-budget=1000000';

/** Engines from here on (Node 22) compile in smaller steps, do not know that flag, and complain of it on stderr. */
const FIRST_WITH_FOUR_TIERS = 12;
