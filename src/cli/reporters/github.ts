import { displayPath, type ScanResult } from '../scanResult';
import { checksBeyond } from './checks';

/** The result as workflow commands of GitHub Actions, which shows them beside the changed lines. */
export function reportGithub(result: ScanResult): string {
  const lines: string[] = [];
  for (const { path, findings } of result.files) {
    for (const finding of findings) {
      const properties = {
        file: displayPath(path),
        line: finding.start.line,
        endLine: finding.end.line,
        // Columns may only be given for a stretch within one line.
        ...(finding.start.line === finding.end.line && { col: finding.start.column, endColumn: finding.end.column }),
        title: `await-lens: ${finding.rule} (${finding.confidence})`,
      };
      const message = [finding.message, ...checksBeyond(finding.message, finding)].join('\n');
      lines.push(command(finding.confidence === 'safe' ? 'warning' : 'notice', properties, message));
    }
  }
  for (const { path, message } of result.failures) lines.push(command('error', { file: displayPath(path) }, message));
  return lines.map((line) => `${line}\n`).join('');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
