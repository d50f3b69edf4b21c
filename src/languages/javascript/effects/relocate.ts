import { T } from '../nodeTypes';
import { WORLD, type Effect, type Location } from '../../../core/effect';
import { keyName, unwrap, type Node } from '../syntax';
import type { Call } from './call';
import type { EffectSink } from './effectSink';
import { keyLabel } from '../../effects/keyText';
import { relocateMemory, relocateResource } from '../../effects/relocateKeys';
import { keyOf } from './keys';
import { literalOf } from './variables';

/** The places in the caller that an effect of a callee means: parameters become arguments, `this` becomes the receiver. */
export function relocate(effect: Effect, call: Call, collector: EffectSink): Location[] {
  const said = (key: string): string | undefined => inCaller(key, call, collector);
  if (effect.location.root === WORLD) return [relocateResource(effect.location, said)];
  const location = relocateMemory(effect.location, said);
  if (location.root === 'this') {
    const inner = call.callee && unwrap(call.callee);
    if (!call.receiver || inner?.type !== T.MemberExpression)
      return call.node.type === T.NewExpression ? [] : [location];
    return append(collector.visibleLocation(call.receiver), location);
  }
  const parameter = /^param:(\d+)$/.exec(location.root);
  if (!parameter) return [location];
  const argument = call.args[Number(parameter[1])];
  return argument ? relocateArgument(unwrap(argument), location, collector) : [];
}

/** The places in the caller that a path below a parameter means; values made at the call itself are nobody else's. */
function relocateArgument(argument: Node, location: Location, collector: EffectSink): Location[] {
  if (argument.type === T.ObjectExpression) {
    const [first, ...rest] = location.path;
    return argument.properties.flatMap((property) => {
      if (property.type === T.SpreadElement) return append(collector.visibleLocation(property.argument), location);
      if (first !== undefined && keyName(property) !== first) return [];
      return append(collector.visibleLocation(property.value), { ...location, path: rest });
    });
  }
  if (argument.type === T.ArrayExpression) {
    return argument.elements.flatMap((element) =>
      element ? append(collector.visibleLocation(element), location) : [],
    );
  }
  const variable = argument.type === T.Identifier ? collector.places.of(argument)?.variable : undefined;
  const literal = variable && literalOf(variable);
  // What was put into an object of the function's own is still everybody's.
  const put = literal && location.path.length > 1 ? relocateArgument(literal, location, collector) : [];
  return [...put, ...append(collector.visibleLocation(argument), location)];
}

function append(base: Location | undefined, below: Location): Location[] {
  if (!base) return [];
  // A method that calls another one on its own object.
  if (base.root === below.root && base.path.length === 0 && base.exact !== true) return [below];
  const path = [...base.path, ...below.path];
  return [
    {
      root: base.root,
      path,
      label: base.label + below.path.map(keyLabel).join(''),
      ...(below.exact === true && { exact: true }),
    },
  ];
}

/** A key in which parameters have become arguments, and `this` the receiver; undefined when an argument has no name. */
function inCaller(key: string, call: Call, collector: EffectSink): string | undefined {
  const lost: string[] = [];
  const said = key.replaceAll(
    /(?:@\{|<)(param:(\d+)|this)((?:\.[^.{}<>(),]+)*)(?:\}|>)/g,
    (whole, root: string, index: string | undefined, rest: string) => {
      const names = rest.split('.').filter((name) => name !== '');
      const node = root === 'this' ? call.receiver : call.args[Number(index)];
      const value = node && keyBelow(unwrap(node), names, collector);
      if (value === undefined && root !== 'this') lost.push(whole);
      return value ?? whole;
    },
  );
  return lost.length > 0 ? undefined : said;
}

function keyBelow(node: Node, names: readonly string[], collector: EffectSink): string | undefined {
  if (names.length === 0) return keyOf(node, collector.places);
  if (node.type === T.ObjectExpression) {
    const property = node.properties.find((item) => item.type === T.Property && keyName(item) === names[0]);
    return property?.type === T.Property ? keyBelow(unwrap(property.value), names.slice(1), collector) : undefined;
  }
  const place = collector.places.of(node);
  return place && `@{${[place.location.root, ...place.location.path, ...names].join('.').replaceAll('/', '|')}}`;
}
