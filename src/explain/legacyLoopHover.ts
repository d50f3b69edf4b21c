import * as l10n from '@vscode/l10n';
import type { Analysis } from '../core/analysis';
import type { Finding } from '../core/finding';
import { linkLine, type Links } from './commandLinks';

/** The loop made by hand that an offset is on. */
export function findLegacyLoopAt(analysis: Analysis, offset: number): Finding | undefined {
  return analysis.findings.find(
    ({ rule, span }) => rule === 'legacy-event-loop' && span.start <= offset && offset < span.end,
  );
}

/** What to say of a loop that is made by hand, as markdown: both ways, what `asyncio.run` does by itself, and what to check. */
export function explainLegacyLoop(finding: Finding, links: Links): string {
  const suggestion = finding.suggestions[0];
  const parts = [
    `**${l10n.t('An event loop made by hand')}**`,
    finding.message,
    l10n.t(
      'Until Python 3.6 a program got a loop, ran it until something was complete, and closed it; that is only needed any more where one works on the loop itself.',
    ),
    ...finding.reasons,
    ...finding.check,
    linkLine([
      [suggestion?.title ?? '', suggestion === undefined ? undefined : links.applyFinding(finding.span)],
      [l10n.t('Learn more'), links.explainEventLoop(finding.span.start)],
    ]),
  ];
  return parts.filter((part) => part !== undefined).join('\n\n');
}
