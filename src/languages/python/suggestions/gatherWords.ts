import type { TextEdit } from '../../../core/suggestion';
import { asyncioName, helperName, type ImportedName } from './asyncioImport';
import { refuse } from './refusal';
import type { GroupTarget, RewriteContext } from './request';

/** The words that make several awaitables wait together. */
export interface GatherWords {
  /** `asyncio.gather`, `run_parallel`, `asyncio.TaskGroup`. */
  readonly callee: string;
  readonly edits: readonly TextEdit[];
  readonly helpers: readonly string[];
}

/** Finds out how a file says them, with the imports that have to be added. */
export function gatherWords({ module, region, helperSpecifier }: RewriteContext, target: GroupTarget): GatherWords {
  const { owner } = region;
  switch (target) {
    case 'run-parallel':
      return toWords(helperName(module, owner, helperSpecifier, 'run_parallel'), ['run_parallel']);
    case 'task-group':
      return toWords(asyncioName(module, owner, 'TaskGroup'));
    default:
      return toWords(asyncioName(module, owner, 'gather'));
  }
}

/** Takes a name that is seen or can be imported; refuses one that means something else there. */
export function toWords(name: ImportedName | undefined, helpers: readonly string[] = []): GatherWords {
  if (!name) return refuse('The name that would be imported means something else here.');
  return { callee: name.text, edits: name.edit ? [name.edit] : [], helpers };
}
