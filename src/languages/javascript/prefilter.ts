const AWAIT = /\bawait\b/g;

/** Says, without parsing, whether a text may hold a finding: two awaits, or one and a loop. */
export function mayHoldFindings(text: string): boolean {
  const awaits = text.match(AWAIT)?.length ?? 0;
  return awaits > 1 || (awaits === 1 && /\b(?:for|while)\b/.test(text));
}
