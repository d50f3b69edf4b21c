import type { KnownModule } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const LODASH_PURE = `chunk compact concat difference drop dropRight first flatten flattenDeep flattenDepth fromPairs head indexOf initial intersection
  join last lastIndexOf nth slice sortedUniq tail take takeRight toPairs toPairsIn union uniq unzip without xor zip zipObject zipObjectDeep
  get has hasIn keys keysIn values valuesIn at pick omit invert defaultTo entries entriesIn
  camelCase capitalize deburr endsWith escape escapeRegExp kebabCase lowerCase lowerFirst pad padEnd padStart parseInt repeat snakeCase
  split startCase startsWith template toLower toUpper trim trimEnd trimStart truncate unescape upperCase upperFirst words
  add ceil clamp divide floor inRange max mean min multiply round subtract sum range rangeRight times
  clone cloneDeep eq gt gte lt lte isArguments isArray isArrayBuffer isArrayLike isBoolean isBuffer isDate isElement isEmpty isEqual
  isError isFinite isFunction isInteger isMap isMatch isNaN isNil isNull isNumber isObject isObjectLike isPlainObject isRegExp isSafeInteger
  isSet isString isSymbol isTypedArray isUndefined isWeakMap toArray toFinite toInteger toLength toNumber toPlainObject toSafeInteger
  toString castArray identity constant noop stubArray stubFalse stubObject stubString stubTrue size
  debounce throttle memoize once partial partialRight bind curry negate flow flowRight property propertyOf matches matchesProperty
  iteratee method methodOf over overEvery overSome unary ary rearg spread wrap toPath`;

const LODASH_CALLBACKS = `map filter find findLast findIndex findLastIndex findKey forEach forEachRight each eachRight every some reduce reduceRight
  reject partition groupBy keyBy countBy sortBy orderBy flatMap flatMapDeep uniqBy minBy maxBy sumBy meanBy differenceBy intersectionBy
  unionBy dropWhile dropRightWhile takeWhile takeRightWhile mapValues mapKeys pickBy omitBy forOwn forIn transform isEqualWith cloneWith
  cloneDeepWith sortedUniqBy invertBy zipWith xorBy`;

const LODASH: KnownModule = {
  modules: ['lodash', 'lodash-es', 'underscore', 'es-toolkit', 'es-toolkit/compat', 'radash'],
  hasFilePerExport: true,
  exports: {
    ...each(LODASH_PURE, 'pure'),
    ...each(LODASH_CALLBACKS, 'calls $1'),
    ...each('assign assignIn extend defaults defaultsDeep merge set unset fill pull pullAll reverse', 'mutates $0'),
    ...each('mergeWith assignWith setWith update updateWith', ['mutates $0', 'calls $last']),
    ...each('remove', ['mutates $0', 'calls $1']),
    ...each('pullAt pullAllBy', 'mutates $0'),
    ...each('random sample sampleSize shuffle', 'read random'),
    now: 'read clock',
    uniqueId: 'write random',
    ...each('delay defer', ['order clock', 'calls $0']),
    attempt: 'calls $0',
    default: 'pure',
  },
};

/** Packages all of whose exports are pure, with those whose default export is one function. */
const PURE_PACKAGES = [
  'semver',
  'ms',
  'qs',
  'query-string',
  'classnames',
  'clsx',
  'tailwind-merge',
  'slugify',
  '@sindresorhus/slugify',
  'deepmerge',
  'fast-deep-equal',
  'dequal',
  'fast-json-stable-stringify',
  'json-stable-stringify',
  'json5',
  'jsonc-parser',
  'yaml',
  'js-yaml',
  'gray-matter',
  'bytes',
  'pretty-bytes',
  'pretty-ms',
  'escape-string-regexp',
  'escape-html',
  'he',
  'entities',
  'strip-ansi',
  'string-width',
  'wrap-ansi',
  'slice-ansi',
  'camelcase',
  'decamelize',
  'change-case',
  'camel-case',
  'param-case',
  'pascal-case',
  'pluralize',
  'title-case',
  'minimatch',
  'micromatch',
  'picomatch',
  'ignore',
  'mime',
  'mime-types',
  'content-type',
  'cookie',
  'path-to-regexp',
  'validate-npm-package-name',
  'parse-json',
  'object-hash',
  'md5',
  'sha.js',
  'hash-sum',
  'fast-xml-parser',
  'csv-stringify/sync',
  'csv-parse/sync',
  'marked',
  'markdown-it',
  'sanitize-html',
  'diff',
  'acorn',
  'magic-string',
  '@babel/parser',
  '@babel/types',
  'date-fns-tz',
  'bignumber.js',
  'decimal.js',
  'big.js',
  'is-plain-object',
  'kind-of',
  'defu',
  'ufo',
  'dedent',
  'outdent',
  'ts-dedent',
  'common-tags',
  'jwt-decode',
  'superjson',
  'devalue',
  'ip-regex',
  'is-glob',
  'normalize-path',
  'slash',
  'safe-stable-stringify',
] as const;

const COLOURS: KnownModule = {
  modules: [
    'chalk',
    'picocolors',
    'kleur',
    'kleur/colors',
    'colorette',
    'ansi-colors',
    'yoctocolors',
    'ansis',
    'nanocolors',
    'cli-color',
  ],
  exports: { default: 'pure', '*': 'pure' },
  instances: { '*': 'Style' },
  types: { Style: { methods: { default: 'pure', '*': 'pure' }, members: { '*': 'Style' } } },
};

const DATES: readonly KnownModule[] = [
  {
    modules: ['dayjs', 'moment', 'moment-timezone'],
    exports: {
      // Without an argument it is the present.
      ...each('default utc tz', ['read clock', 'makes dayjs#Dayjs']),
      ...each('unix duration isDayjs isMoment isDate tz.guess', 'pure'),
      ...each('extend locale updateLocale tz.setDefault', 'write env:dates'),
    },
    types: {
      Dayjs: {
        methods: {
          ...each(
            'format toISOString toDate valueOf unix diff isBefore isAfter isSame isValid toJSON toString',
            'pure',
          ),
          ...each('fromNow toNow calendar', 'read clock'),
          '*': ['pure', 'makes dayjs#Dayjs'],
        },
        names: ['Dayjs'],
      },
    },
  },
  {
    modules: ['date-fns', 'date-fns/*'],
    exports: {
      '*': 'pure',
      ...each(
        'isToday isTomorrow isYesterday isPast isFuture isThisWeek isThisMonth isThisYear startOfToday endOfToday startOfTomorrow startOfYesterday formatDistanceToNow formatDistanceToNowStrict',
        'read clock',
      ),
    },
  },
  {
    modules: ['luxon'],
    exports: {
      ...each('DateTime.now DateTime.local DateTime.utc', 'read clock'),
      ...each(
        `DateTime.fromISO DateTime.fromJSDate DateTime.fromMillis DateTime.fromSeconds DateTime.fromFormat DateTime.fromObject DateTime.fromSQL
         Duration.fromObject Duration.fromMillis Duration.fromISO Interval.fromDateTimes`,
        'pure',
      ),
    },
  },
];

const IDS: readonly KnownModule[] = [
  {
    modules: ['uuid'],
    exports: { ...each('v1 v4 v6 v7', 'read random'), ...each('v3 v5 validate version parse stringify', 'pure') },
  },
  { modules: ['uuid/v4'], exports: { default: 'read random' } },
  {
    modules: ['nanoid', 'nanoid/non-secure', 'nanoid/async'],
    exports: { nanoid: 'read random', random: 'read random', customAlphabet: 'pure', customRandom: 'pure' },
  },
  {
    modules: ['cuid', '@paralleldrive/cuid2', 'ulid', 'ulidx', 'ksuid', 'shortid', 'short-uuid'],
    exports: each('default createId ulid cuid generate init', 'read random'),
  },
];

const SECRETS: readonly KnownModule[] = [
  {
    modules: ['bcrypt', 'bcryptjs'],
    exports: {
      ...each('hash genSalt', ['read random', 'calls $last']),
      ...each('hashSync genSaltSync', 'read random'),
      compare: ['pure', 'calls $last'],
      ...each('compareSync getRounds', 'pure'),
    },
  },
  {
    modules: ['argon2', '@node-rs/argon2', '@node-rs/bcrypt'],
    exports: { hash: 'read random', verify: 'pure', compare: 'pure', needsRehash: 'pure' },
  },
  {
    modules: ['jsonwebtoken'],
    exports: { sign: ['read clock', 'calls $last'], verify: ['guard', 'calls $last'], decode: 'pure' },
  },
  {
    modules: ['jose'],
    exports: {
      ...each('jwtVerify jwtDecrypt compactVerify flattenedVerify generalVerify', 'guard'),
      ...each(
        'importJWK importPKCS8 importSPKI importX509 exportJWK exportPKCS8 exportSPKI decodeJwt decodeProtectedHeader calculateJwkThumbprint createRemoteJWKSet createLocalJWKSet',
        'pure',
      ),
      ...each('generateKeyPair generateSecret', 'read random'),
    },
    types: { SignJWT: { methods: { sign: 'pure', '*': ['mutates this', 'makes jose#SignJWT'] } } },
  },
];

const SCHEMA_TYPE = 'makes zod#ZodType';

const VALIDATION: readonly KnownModule[] = [
  {
    modules: ['zod', 'zod/v4', 'zod/v3', 'zod/mini', 'zod/v4-mini'],
    exports: {
      '*': ['pure', SCHEMA_TYPE],
      'z.*': ['pure', SCHEMA_TYPE],
      ...each('z.coerce.* coerce.*', ['pure', SCHEMA_TYPE]),
      ...each('ZodError z.ZodError z.treeifyError z.prettifyError z.flattenError z.toJSONSchema', 'pure'),
    },
    types: {
      ZodType: {
        methods: {
          ...each('parse parseAsync', 'guard'),
          ...each('safeParse safeParseAsync spa isOptional isNullable', 'pure'),
          // Refinements and transforms are called when something is parsed.
          '*': ['pure', SCHEMA_TYPE],
        },
        names: ['ZodType', 'ZodSchema', 'ZodTypeAny', 'ZodObject', 'AnyZodObject'],
      },
    },
  },
  {
    modules: ['yup'],
    exports: { '*': ['pure', 'makes yup#Schema'] },
    types: {
      Schema: {
        methods: {
          ...each('validate validateSync validateAt', 'guard'),
          ...each('isValid isValidSync cast', 'pure'),
          '*': ['pure', 'makes yup#Schema'],
        },
      },
    },
  },
  {
    modules: ['joi', '@hapi/joi'],
    exports: { ...each('assert attempt', 'guard'), '*': ['pure', 'makes joi#Schema'] },
    types: { Schema: { methods: { validateAsync: 'guard', validate: 'pure', '*': ['pure', 'makes joi#Schema'] } } },
  },
  { modules: ['valibot'], exports: { '*': 'pure', ...each('parse parseAsync assert', 'guard') } },
  {
    modules: ['class-validator'],
    exports: { ...each('validateOrReject', 'guard'), ...each('validate validateSync', 'pure') },
  },
  {
    modules: ['class-transformer'],
    exports: each('plainToInstance plainToClass instanceToPlain classToPlain', 'pure'),
  },
  { modules: ['tiny-invariant', 'invariant', 'ts-invariant'], exports: each('default invariant', 'guard') },
  { modules: ['http-errors', 'boom', '@hapi/boom'], exports: { default: 'pure', '*': 'pure' } },
];

const STATE: readonly KnownModule[] = [
  { modules: ['cheerio'], exports: { load: 'pure', fromURL: 'read net:$0' } },
  {
    modules: ['immer'],
    exports: {
      ...each('default produce produceWithPatches', 'calls $1'),
      ...each('original current enablePatches', 'pure'),
    },
  },
  {
    modules: ['sharp'],
    exports: { default: ['pure', 'makes sharp#Sharp'] },
    types: {
      Sharp: {
        methods: {
          ...each('toBuffer metadata stats', 'pure'),
          toFile: 'write fs:$0',
          '*': ['mutates this', 'makes sharp#Sharp'],
        },
        names: ['Sharp'],
      },
    },
  },
];

/** Packages that work on values, and next to nothing else. */
export const HELPER_MODULES: readonly KnownModule[] = [
  LODASH,
  ...PURE_PACKAGES.map((name) => ({ modules: [name], exports: { default: 'pure', '*': 'pure' } })),
  COLOURS,
  ...DATES,
  ...IDS,
  ...SECRETS,
  ...VALIDATION,
  ...STATE,
];
