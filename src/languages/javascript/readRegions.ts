import { T } from './nodeTypes';
import type { Summaries } from './effects/summaries';
import type { RegionLooks } from '../../core/region';
import type { JsModule } from './modules';
import { buildSteps } from './regions/buildSteps';
import { describeIteration, findExits, isOpenEnded, loopSteps } from './regions/buildLoop';
import { findRegions, type RegionPlace } from './regions/findRegions';
import { findIntent } from './regions/intent';
import { mayWaitTogether } from './regions/mayWaitTogether';
import { changesOuterVariable } from './regions/namesIn';
import type { JsRegion, Owner } from './regions/jsRegion';
import { propertyName, keyName } from './syntax';

/** How many bodies deep the partial looks follow callees; each rules out much of what the one before leaves. */
const PARTIAL_LOOKS = [0, 1];

/** The regions of a module, in source order; `all` includes those in which nothing can be put together, and looks at all of each. */
export function readRegions(module: JsModule, summaries: Summaries, all: boolean): RegionLooks<JsRegion>[] {
  const partial = all ? [] : PARTIAL_LOOKS.map((depth) => summaries.within(depth));
  return findRegions(module.source)
    .filter((place) => all || isPromising(place, module))
    .map((place) => ({
      partial: partial.map((looks) => () => readRegion(place, module, looks)),
      whole: () => readRegion(place, module, summaries),
    }));
}

/** Says, from the text of a region alone, whether it may hold a finding. */
function isPromising(place: RegionPlace, module: JsModule): boolean {
  if (place.kind === 'run') return place.awaits > 1 && mayWaitTogether(place.list, module);
  const { loop } = place;
  return (
    !isOpenEnded(loop, module.source) &&
    findExits(loop).every((exit) => exit.kind === 'throw') &&
    !changesOuterVariable(loop)
  );
}

/** The name of a function as its readers know it: its own, that of the variable, property or method it is given to. */
export function ownerName(owner: Owner): string {
  if (owner.type === T.Program) return '(module)';
  if (owner.type === T.StaticBlock) return '(static block)';
  if (owner.id) return owner.id.name;
  const { parent } = owner;
  switch (parent.type) {
    case T.VariableDeclarator:
      return parent.id.type === T.Identifier ? parent.id.name : '(anonymous)';
    case T.Property:
    case T.MethodDefinition:
    case T.PropertyDefinition:
      return keyName(parent) ?? '(anonymous)';
    case T.AssignmentExpression:
      if (parent.left.type === T.Identifier) return parent.left.name;
      return (parent.left.type === T.MemberExpression ? propertyName(parent.left) : undefined) ?? '(anonymous)';
    default:
      return '(anonymous)';
  }
}

function readRegion(place: RegionPlace, module: JsModule, summaries: Summaries): JsRegion {
  if (place.kind === 'loop') {
    const { loop, owner } = place;
    const span = { start: loop.range[0], end: loop.range[1] };
    const intent = findIntent(module.source, span);
    return {
      kind: 'loop',
      span,
      owner,
      loop,
      list: [loop],
      steps: loopSteps(loop),
      iteration: describeIteration(loop, module, summaries),
      ...(intent !== undefined && { intent }),
    };
  }
  const { list, owner } = place;
  const steps = buildSteps(list, module, summaries);
  const awaits = steps.filter((step) => step.await);
  const span = { start: list[0]?.range[0] ?? 0, end: list.at(-1)?.range[1] ?? 0 };
  const from = awaits[0]?.statement.range[0] ?? span.start;
  const to = awaits.at(-1)?.statement.range[1] ?? span.end;
  const intent = findIntent(module.source, { start: from, end: to });
  return { kind: 'run', span, owner, list, steps, ...(intent !== undefined && { intent }) };
}
