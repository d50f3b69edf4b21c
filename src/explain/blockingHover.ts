import * as l10n from '@vscode/l10n';
import type { Analysis } from '../core/analysis';
import type { Finding } from '../core/finding';
import { linkLine, type Links } from './commandLinks';

/** The blocking call that an offset is on; a loop counts by its head. */
export function findBlockingCallAt(analysis: Analysis, offset: number): Finding | undefined {
  return analysis.findings.findLast(
    ({ rule, span }) => rule === 'blocking-call' && span.start <= offset && offset < span.end,
  );
}

/** What to say of a blocking call, as markdown: what it holds up, how the loop would go on, and what to check. */
export function explainBlockingCall(finding: Finding, links: Links): string {
  const suggestion = finding.suggestions[0];
  const parts = [
    `**${l10n.t('Holds up every wait in this program')}**`,
    finding.message,
    l10n.t(
      'At `await` a function steps aside, and the event loop serves whatever has finished meanwhile. Here the function stays on the one thread: requests, timers and files that are ready have to wait until it lets go.',
    ),
    ...finding.reasons,
    ...finding.check,
    linkLine([
      [suggestion?.title ?? '', suggestion === undefined ? undefined : links.applyFinding(finding.span)],
      [l10n.t('Learn more'), links.lesson('blocking-calls')],
    ]),
  ];
  return parts.filter((part) => part !== undefined).join('\n\n');
}
