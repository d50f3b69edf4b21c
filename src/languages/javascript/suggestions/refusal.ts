/** A shape that is left as it is; the message is a sentence for people. Caught by the doors of this folder. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Stops a rewrite; `sentence` says why. */
export function refuse(sentence: string): never {
  throw new Refusal(sentence);
}

/** Runs a rewrite; what it refuses becomes a result. */
export function orRefused<T>(rewrite: () => T): T | { readonly refused: string } {
  try {
    return rewrite();
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
