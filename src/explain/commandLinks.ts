import type { Span } from '../core/span';

/** What the links of a hover can do; each makes the target of a markdown link, or undefined when it can't be offered. */
export interface Links {
  /** Applies the first suggestion of the finding that starts at an offset. */
  applyFinding(finding: Span): string | undefined;
  /** Lists what keeps the awaits of the function around an offset in order. */
  whyNotTogether(offset: number): string | undefined;
  /** Opens the page on the event loop, with the function around an offset as its example. */
  explainEventLoop(offset: number): string | undefined;
  /** Opens a lesson by its name. */
  lesson(id: 'blocking-calls'): string | undefined;
  /** Opens the timeline of the function around an offset. */
  showTimeline(offset: number): string | undefined;
  /** Jumps to an offset. */
  reveal(offset: number): string | undefined;
}

/** For places where links can't run commands. */
export const NO_LINKS: Links = {
  applyFinding: () => undefined,
  whyNotTogether: () => undefined,
  explainEventLoop: () => undefined,
  lesson: () => undefined,
  showTimeline: () => undefined,
  reveal: () => undefined,
};

/** Markdown of a link, or the plain text when there is no target. */
export function link(text: string, target: string | undefined): string {
  return target === undefined ? text : `[${text}](${target})`;
}

/** Links that have a target, in one line. */
export function linkLine(links: readonly (readonly [text: string, target: string | undefined])[]): string | undefined {
  const shown = links.flatMap(([text, target]) => (target === undefined ? [] : [link(text, target)]));
  return shown.length === 0 ? undefined : shown.join(' · ');
}
