import type { Finding } from '../../core/finding';

/** What a person must make sure of, each sentence once, without those that stand in the text before them. */
export function checksBeyond(text: string, finding: Finding): string[] {
  return [...new Set(finding.check)].filter((check) => !text.includes(check));
}
