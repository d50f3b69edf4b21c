/** A shape that is left as it is; the message is for whoever looks into it. Caught by the doors of this folder. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Stops a rewrite; `sentence` says why. */
export function refuse(sentence: string): never {
  throw new Refusal(sentence);
}

/** Runs a rewrite; what it refuses becomes undefined. */
export function unlessRefused<T>(rewrite: () => T): T | undefined {
  try {
    return rewrite();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
