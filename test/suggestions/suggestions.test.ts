import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../src/core/applyEdits';
import { SUGGESTION_TARGETS, type SuggestionTarget } from '../../src/core/suggestion';
import { parseSource } from '../../src/languages/javascript/source';
import type { Rewrite } from '../../src/languages/javascript/suggestions/request';
import { rewriteChains } from '../../src/languages/javascript/suggestions/rewriteChains';
import { rewriteGroup } from '../../src/languages/javascript/suggestions/rewriteGroup';
import { startEarly } from '../../src/languages/javascript/suggestions/startEarly';
import { waitInTurn } from '../../src/languages/javascript/suggestions/waitInTurn';
import { rewriteLoop } from '../../src/languages/javascript/suggestions/rewriteLoop';
import { block, readCases, writeCase, type Case, type CaseTarget } from './caseFile';
import { checkRewrite } from './checkRewrite';
import { chainRequest, groupRequest, loopRequest } from './marked';

const FOLDER = path.join(__dirname, 'snapshots');
const isUpdating = process.env.UPDATE_SNAPSHOTS !== undefined;

describe('suggestions', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.snap.md'))) {
    const markdown = readFileSync(path.join(FOLDER, file), 'utf8');
    const cases = readCases(markdown);
    const isLoop = file.startsWith('loops');
    describe(path.basename(file, '.snap.md'), () => {
      for (const each of cases) {
        it(each.title, async () => {
          for (const [target, result] of resultsOf(each, isLoop)) {
            if (!isUpdating) assert.equal(result, each.after.get(target) ?? '', `${each.title}, ${target}`);
            const rewrite = rewriteOf(each, target, isLoop);
            if ('edits' in rewrite) await checkRewrite(each.before, rewrite.edits, each.marks.file);
          }
        });
      }
      after(() => {
        if (!isUpdating) return;
        const head = markdown.split(/^(?=## )/m)[0] ?? '';
        writeFileSync(
          path.join(FOLDER, file),
          head + cases.map((each) => writeCase(each, resultsOf(each, isLoop))).join('\n'),
        );
      });
    });
  }
});

function resultsOf(each: Case, isLoop: boolean): Map<CaseTarget, string> {
  const language = path.extname(each.marks.file).slice(1);
  return new Map(
    each.targets.map((target) => {
      const rewrite = rewriteOf(each, target, isLoop);
      return [
        target,
        'refused' in rewrite
          ? `Left alone: ${rewrite.refused}`
          : block(applyEdits(each.before, rewrite.edits), language),
      ];
    }),
  );
}

function rewriteOf(each: Case, target: CaseTarget, isLoop: boolean): Rewrite {
  if (target === 'start-early') return startLastEarly(each);
  if (!isForJavaScript(target)) return inTurn(each);
  if (target === 'chains') return rewriteChains(chainRequest(each.before, each.marks));
  return isLoop
    ? rewriteLoop(loopRequest(each.before, each.marks, target))
    : rewriteGroup(groupRequest(each.before, each.marks, target));
}

/** The last of the marked awaits, above the first. */
function startLastEarly({ before, marks }: Case): Rewrite {
  const { source, region, group } = groupRequest(before, marks, 'promise-all');
  const [above, step] = [group[0], group.at(-1)];
  return above && step ? startEarly({ source, region, step, above }) : { refused: 'Nothing is marked.' };
}

/** Where the first call stands that lets several things wait together. */
function inTurn({ before, marks }: Case): Rewrite {
  const at = before.search(/Promise\.all\(|runParallel\(/);
  const rewrite = waitInTurn(parseSource(before, marks.file), { start: at, end: at });
  return rewrite ?? { refused: 'Nothing waits together.' };
}

function isForJavaScript(target: CaseTarget): target is SuggestionTarget {
  return SUGGESTION_TARGETS.some((each) => each === target);
}
