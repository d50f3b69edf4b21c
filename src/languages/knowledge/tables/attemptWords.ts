/** Words in the head of a loop whose rounds are attempts at one thing: `maxRetries`, `tries_left`; not `entries` or `retrieved`. */
export const ATTEMPTS: ReadonlySet<string> = new Set([
  'attempt',
  'attempts',
  'retry',
  'retries',
  'try',
  'tries',
  'tryout',
  'tryouts',
]);
