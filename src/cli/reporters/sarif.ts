import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Sarif from 'sarif';
import type { Confidence, RuleId } from '../../core/finding';
import type { LineColumn } from '../../core/lineIndex';
import type { Suggestion } from '../../core/suggestion';
import { RULE_SUMMARIES } from '../ruleSummaries';
import type { ScanResult } from '../scanResult';
import type { LocatedFinding } from '../task';
import { VERSION } from '../version';
import { checksBeyond } from './checks';

/** The folder that relative addresses start from. */
const ROOT = 'SRCROOT';

const LEVELS: Readonly<Record<Confidence, Sarif.Result.level>> = { safe: 'warning', review: 'note' };

/** The result in the format that code scanning services read (SARIF 2.1.0). */
export function reportSarif(result: ScanResult): string {
  const ruleIds = Object.keys(RULE_SUMMARIES) as RuleId[];
  const log: Sarif.Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Await Lens',
            semanticVersion: VERSION,
            rules: ruleIds.map((id) => ({ id, shortDescription: { text: RULE_SUMMARIES[id] } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(process.cwd()).href}/` } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: result.failures.map((failure) => ({
              level: 'error',
              message: { text: failure.message },
              locations: [{ physicalLocation: { artifactLocation: addressOf(failure.path) } }],
            })),
          },
        ],
        results: result.files.flatMap((file) =>
          file.findings.map((finding) => toResult(addressOf(file.path), finding, ruleIds.indexOf(finding.rule))),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toResult(artifactLocation: Sarif.ArtifactLocation, finding: LocatedFinding, ruleIndex: number): Sarif.Result {
  const locate = (start: LineColumn, end: LineColumn): Sarif.PhysicalLocation => ({
    artifactLocation,
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  });
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.confidence],
    message: { text: [finding.message, ...checksBeyond(finding.message, finding)].join(' ') },
    locations: [
      { physicalLocation: locate(finding.start, finding.end), logicalLocations: [{ name: finding.function }] },
    ],
    relatedLocations: finding.awaitPlaces.map(({ start, end }, id) => ({
      id,
      physicalLocation: locate(start, end),
      message: { text: finding.awaits[id]?.callee ?? '' },
    })),
    partialFingerprints: { 'awaitLens/v1': fingerprint(artifactLocation, finding) },
    fixes: finding.suggestions.map((suggestion) => toFix(artifactLocation, suggestion)),
    properties: { confidence: finding.confidence, reasons: finding.reasons },
  };
}

function toFix(artifactLocation: Sarif.ArtifactLocation, suggestion: Suggestion): Sarif.Fix {
  return {
    description: { text: suggestion.title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: suggestion.edits.map(({ start, end, newText }) => ({
          deletedRegion: { charOffset: start, charLength: end - start },
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

/** Stays the same when lines are added above, so that a service knows a finding again. */
function fingerprint(address: Sarif.ArtifactLocation, finding: LocatedFinding): string {
  // What is no await is known by its message, which names the call.
  const callees = finding.awaits.length === 0 ? [finding.message] : finding.awaits.map(({ callee }) => callee);
  const words = [address.uri, finding.rule, finding.function, ...callees];
  return createHash('sha256').update(words.join('\0')).digest('hex').slice(0, 32);
}

function addressOf(file: string): Sarif.ArtifactLocation {
  const relative = path.relative(process.cwd(), file).replaceAll('\\', '/');
  if (relative.startsWith('../') || path.isAbsolute(relative)) return { uri: pathToFileURL(file).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
