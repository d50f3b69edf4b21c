import type { Entity } from '../../src/languages/javascript/effects/entity';
import { Places, type Place } from '../../src/languages/javascript/effects/places';
import { Resolver } from '../../src/languages/javascript/effects/resolver';
import { Summaries } from '../../src/languages/javascript/effects/summaries';

/** Reads with the bodies of callees closed: only tables and names say what a call does. */
export function withoutSummaries<R>(read: () => R): R {
  return replacing(Summaries.prototype, 'ofCall', () => () => undefined, read);
}

/** Reads with variables as a whole: no properties told apart, no alias followed but that of a parameter in a summary. */
export function withoutAccessPaths<R>(read: () => R): R {
  return replacing(
    Places.prototype,
    'ofVariable',
    (original) =>
      function (this: Places, variable, aliases) {
        const place = original.call(this, variable, aliases);
        if (/^(?:param:|this$)/.test(place.location.root)) return cut(place);
        return { location: { root: `var:${String(variable.$id)}`, path: [], label: variable.name }, variable };
      },
    () =>
      replacing(
        Places.prototype,
        'of',
        (original) =>
          function (this: Places, node, aliases) {
            const place = original.call(this, node, aliases);
            return place && cut(place);
          },
        read,
      ),
  );
}

/** Reads without the table of known calls; what methods of lists and texts do is part of the language. */
export function withoutTable<R>(read: () => R): R {
  const isOfTable = (entity: Entity): boolean => /^(?:external|known|knownMethod|global)$/.test(entity.kind);
  return replacing(
    Resolver.prototype,
    'entityOf',
    (original) =>
      function (this: Resolver, ...given) {
        const entity = original.apply(this, given);
        return entity && isOfTable(entity) ? undefined : entity;
      },
    read,
  );
}

function cut(place: Place): Place {
  return { ...place, location: { ...place.location, path: [] } };
}

/** Puts another method in place for as long as something runs. */
function replacing<T extends object, K extends keyof T, R>(
  prototype: T,
  name: K,
  wrap: (original: T[K]) => T[K],
  run: () => R,
): R {
  const original = prototype[name];
  prototype[name] = wrap(original);
  try {
    return run();
  } finally {
    prototype[name] = original;
  }
}
