import type { KnownType } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const OF_EVERY_OBJECT = each(
  'toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable',
  'pure',
);

/** Methods of the built-in objects, by kind. `any` lists only names that mean the same wherever they are met. */
export const BUILTIN_TYPES: Readonly<Record<string, KnownType>> = {
  object: { methods: OF_EVERY_OBJECT },
  array: {
    extends: 'object',
    methods: {
      ...each(
        'at concat entries includes indexOf join keys lastIndexOf slice toReversed toSpliced values with flat',
        'pure',
      ),
      ...each('copyWithin fill pop push reverse shift splice unshift', 'mutates this'),
      ...each(
        'every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some toSorted',
        'calls $0',
      ),
      sort: ['mutates this', 'calls $0'],
    },
  },
  string: {
    extends: 'object',
    methods: {
      ...each(
        `at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match matchAll normalize
         padEnd padStart repeat search slice split startsWith substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase
         toUpperCase trim trimEnd trimLeft trimRight trimStart isWellFormed toWellFormed`,
        'pure',
      ),
      ...each('replace replaceAll', 'calls $1'),
    },
  },
  number: { extends: 'object', methods: each('toFixed toExponential toPrecision', 'pure') },
  map: {
    extends: 'object',
    methods: {
      ...each('entries get has keys values', 'pure'),
      ...each('clear delete set', 'mutates this'),
      forEach: 'calls $0',
    },
  },
  set: {
    extends: 'object',
    methods: {
      ...each(
        'entries has keys values union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
        'pure',
      ),
      ...each('add clear delete', 'mutates this'),
      forEach: 'calls $0',
    },
  },
  date: {
    extends: 'object',
    methods: {
      'get*': 'pure',
      ...each(
        `toISOString toJSON toDateString toTimeString toLocaleDateString toLocaleTimeString toUTCString toGMTString`,
        'pure',
      ),
      'set*': 'mutates this',
    },
  },
  // With the flags g or y they move `lastIndex`; steps that share such an expression are rare, shared constants without are not.
  regexp: { extends: 'object', methods: each('exec test', 'pure') },
  promise: {
    extends: 'object',
    methods: { then: ['calls $0', 'calls $1'], catch: 'calls $0', finally: 'calls $0' },
  },
  function: {
    extends: 'object',
    // `call`, `apply` and `bind` do what the function itself does, which no table can know.
    methods: {},
  },
  any: {
    extends: 'object',
    methods: {
      ...each(
        `charAt charCodeAt codePointAt concat endsWith flat includes indexOf join lastIndexOf localeCompare match matchAll
         normalize padEnd padStart repeat slice split startsWith substr substring toLocaleLowerCase toLocaleUpperCase
         toLowerCase toUpperCase trim trimEnd trimStart toReversed toSpliced toFixed toPrecision toISOString toJSON getTime
         getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds getTimezoneOffset`,
        'pure',
      ),
      ...each('copyWithin pop push reverse shift splice unshift', 'mutates this'),
      ...each(
        'every filter findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some toSorted',
        'calls $0',
      ),
      sort: ['mutates this', 'calls $0'],
      ...each('replace replaceAll', 'calls $1'),
      then: ['calls $0', 'calls $1'],
      catch: 'calls $0',
      finally: 'calls $0',
    },
  },
};
