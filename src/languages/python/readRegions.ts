import type { Summaries } from './effects/summaries';
import type { RegionLooks } from '../../core/region';
import type { PyModule } from './modules';
import { describeIteration, findExits, isOpenEnded, loopSteps } from './regions/buildLoop';
import { buildSteps } from './regions/buildSteps';
import { findRegions, type RegionPlace } from './regions/findRegions';
import { findIntent } from './regions/intent';
import type { PyRegion } from './regions/pyRegion';
import { enclosing, field, isComprehension, textOf, type PyNode } from './syntax';

/** The regions of a module, in source order; `all` includes those in which nothing can be put together. */
export function readRegions(module: PyModule, summaries: Summaries, all: boolean): RegionLooks<PyRegion>[] {
  return findRegions(module.source)
    .filter((place) => all || isPromising(place, module))
    .map((place) => ({ partial: [], whole: () => readRegion(place, module, summaries) }));
}

/** The name of a function as its readers know it. */
export function ownerName(owner: PyNode, text: string): string {
  if (owner.type === 'module') return '(module)';
  const name = field(owner, 'name');
  return name ? textOf(name, text) : '(anonymous)';
}

/** Says, from the text of a region alone, whether it may hold a finding. */
function isPromising(place: RegionPlace, module: PyModule): boolean {
  if (place.kind === 'run') return place.awaits > 1;
  return !isOpenEnded(place.loop, module) && findExits(place.loop, module).every((exit) => exit.kind === 'throw');
}

function readRegion(place: RegionPlace, module: PyModule, summaries: Summaries): PyRegion {
  const { owner } = place;
  if (place.kind === 'loop') {
    const { loop } = place;
    const statement = isComprehension(loop) ? (enclosing(loop, isStatement) ?? loop) : loop;
    const span = { start: loop.start, end: loop.end };
    const intent = findIntent(module.source, span);
    return {
      kind: 'loop',
      span,
      owner,
      loop,
      list: [statement],
      steps: loopSteps(loop, statement, module.source.text),
      iteration: describeIteration(loop, module, summaries),
      ...(intent !== undefined && { intent }),
    };
  }
  const { list } = place;
  const steps = buildSteps(list, module, summaries);
  const awaits = steps.filter((step) => step.await);
  const span = { start: list[0]?.start ?? 0, end: list.at(-1)?.end ?? 0 };
  const from = awaits[0]?.statement.start ?? span.start;
  const to = awaits.at(-1)?.statement.end ?? span.end;
  const intent = findIntent(module.source, { start: from, end: to });
  return { kind: 'run', span, owner, list, steps, ...(intent !== undefined && { intent }) };
}

function isStatement(node: PyNode): boolean {
  return node.parent?.type === 'block' || node.parent?.type === 'module';
}
