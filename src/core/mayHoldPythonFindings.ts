/**
 * Says, without parsing, whether a Python text may hold a finding: two awaits, one in a loop or comprehension, a loop made by hand, or
 * an async function, which may call whatever blocks, in this file or in another. `false` is certain.
 */
export function mayHoldPythonFindings(text: string): boolean {
  const awaits = text.match(/\bawait\b/g)?.length ?? 0;
  if (awaits > 1 || (awaits === 1 && /\bfor\b/.test(text))) return true;
  return LOOP_BY_HAND.test(text) || /\basync\s+def\b/.test(text);
}

const LOOP_BY_HAND = /\brun_until_complete\b/;
