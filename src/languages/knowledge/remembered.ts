/** Answers kept at most for one function: a server lives long and sees many names. */
const MOST_KEPT = 10_000;

/** A function of a name that keeps its answers, since the same few names come up again and again. */
export function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const kept = new Map<string, Answer>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined || kept.has(name)) return known as Answer;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = answer(name);
    kept.set(name, made);
    return made;
  };
}
