import { WORLD, type Effect, type Location } from '../../../core/effect';
import { keyLabel, symbolicKey } from '../../effects/keyText';
import { relocateMemory, relocateResource } from '../../effects/relocateKeys';
import { parameterName } from '../bindings';
import { textOf, unwrap, type PyNode } from '../syntax';
import type { Call } from './call';
import type { EffectSink } from './effectSink';
import type { Entity } from './entity';
import { keyOf } from './keys';
import { parametersOf } from './places';

/** Says which arguments of a call stand for a parameter of the callee, by its place; several for `*args`, none for defaults. */
export type ArgumentsOf = (parameter: number) => readonly PyNode[];

/** Matches the arguments of a call with the parameters of its callee, `self` among them. */
export function bindArguments(entity: Entity, call: Call): ArgumentsOf {
  const fn = entity.kind === 'function' ? entity : undefined;
  // A constructor makes its `self`; whatever it does to that is nobody else's.
  const hasSelf = fn?.self !== undefined || entity.kind !== 'function';
  const parameters = fn ? parametersOf(fn.node) : [];
  return (index) => {
    if (hasSelf && index === 0) return fn && call.receiver ? [call.receiver] : [];
    const at = hasSelf ? index - 1 : index;
    const parameter = parameters[index];
    if (parameter && (parameter.children[0]?.type ?? parameter.type).includes('splat')) return call.args.slice(at);
    const name = parameter && parameterName(parameter);
    const keyword = name && fn ? call.keywords.get(textOf(name, fn.module.source.text)) : undefined;
    const argument = keyword ?? call.args[at];
    return argument ? [argument] : call.spread;
  };
}

/** The places in the caller that an effect of a callee means: parameters become arguments. */
export function relocate(effect: Effect, argumentsOf: ArgumentsOf, collector: EffectSink): Location[] {
  const said = (key: string): string | undefined => inCaller(key, argumentsOf, collector);
  if (effect.location.root === WORLD) return [relocateResource(effect.location, said)];
  const location = relocateMemory(effect.location, said);
  const parameter = /^param:(\d+)$/.exec(location.root)?.[1];
  if (parameter === undefined) return [location];
  return argumentsOf(Number(parameter)).flatMap((argument) => relocateArgument(unwrap(argument), location, collector));
}

/** The places in the caller that a path below a parameter means; values made at the call itself are nobody else's. */
function relocateArgument(argument: PyNode, below: Location, collector: EffectSink): Location[] {
  if (/^(?:list|tuple|set)$/.test(argument.type)) {
    return argument.children.flatMap((item) => relocateArgument(unwrap(item), below, collector));
  }
  const base = collector.visibleLocation(argument);
  if (!base) return [];
  return [
    {
      root: base.root,
      path: [...base.path, ...below.path].slice(0, 6),
      label: base.label + below.path.map(keyLabel).join(''),
      ...(below.exact === true && { exact: true }),
    },
  ];
}

/** A key in which parameters have become arguments; undefined when one of those has no name. */
function inCaller(key: string, argumentsOf: ArgumentsOf, collector: EffectSink): string | undefined {
  const lost: string[] = [];
  const said = key.replaceAll(
    /(?:@\{|<)param:(\d+)((?:\.[^.{}<>(),]+)*)(?:\}|>)/g,
    (whole, index: string, rest: string) => {
      const [argument] = argumentsOf(Number(index));
      const names = rest.split('.').filter((name) => name !== '');
      const value = argument && keyBelow(unwrap(argument), names, collector);
      if (value === undefined) lost.push(whole);
      return value ?? whole;
    },
  );
  return lost.length > 0 ? undefined : said;
}

function keyBelow(node: PyNode, names: readonly string[], collector: EffectSink): string | undefined {
  if (names.length === 0) return keyOf(node, collector.places);
  const place = collector.places.of(node);
  return place && symbolicKey([place.location.root, ...place.location.path, ...names].join('.'));
}
