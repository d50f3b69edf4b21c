import * as l10n from '@vscode/l10n';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import { Requests, type ScanSummary } from '../protocol';
import type { ServerContext } from './context';
import type { Diagnostics } from './diagnostics';
import { isShown } from './findings';

/** Milliseconds of work after which other requests get their turn. */
const TURN = 30;

/** Analyses every file of the workspace, tells how far it is, and leaves what it found in the Problems panel. */
export async function scanWorkspace(
  { connection }: ServerContext,
  diagnostics: Diagnostics,
  progress: WorkDoneProgressReporter,
  token: CancellationToken,
): Promise<ScanSummary> {
  const started = performance.now();
  progress.begin(l10n.t('Await Lens: looking for files'), 0, undefined, true);
  const uris = await connection.sendRequest<readonly string[]>(Requests.findFiles, token);
  let files = 0;
  const findings = { safe: 0, review: 0 };
  let turn = performance.now();
  for (const uri of uris) {
    if (token.isCancellationRequested) break;
    const found = await diagnostics.showFile(uri);
    files++;
    for (const finding of found?.analysis.findings ?? []) {
      if (found !== undefined && isShown(finding, found)) findings[finding.confidence]++;
    }
    if (performance.now() - turn > TURN) {
      progress.report((100 * files) / uris.length, l10n.t('{0} of {1} files', files, uris.length));
      await nextTurn();
      turn = performance.now();
    }
  }
  progress.done();
  const seconds = (performance.now() - started) / 1000;
  return { files, findings, seconds, cancelled: token.isCancellationRequested };
}

/** Lets the event loop serve what has come in, a cancellation among it. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
