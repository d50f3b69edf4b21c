import type { Hold } from '../../../../core/blockingCall';

/** What to call in place of a blocking call: an export of a module that gives a promise, or one that `util.promisify` makes give one. */
export interface PromiseVersion {
  /** With `node:` where it is a module of Node; without it, the module that the blocking call is from. */
  readonly module?: string;
  readonly name: string;
  readonly isPromisified?: boolean;
}

/** What is known of a call that blocks. */
export interface BlockingCallFacts {
  readonly hold: Hold;
  /** An option without which the call is over soon: it holds as `look` does. */
  readonly onlyIf?: string;
  readonly instead?: PromiseVersion;
  /** It changes a file, or whatever a command changes: two of them at once may spoil it. */
  readonly isWrite?: boolean;
}

/** Blocking calls of one module, by the path of the export. */
export interface BlockingModule {
  /** Without `node:`. */
  readonly modules: readonly string[];
  readonly calls: Readonly<Record<string, BlockingCallFacts>>;
}

const FILE_PROMISES = 'node:fs/promises';

/** Calls of `fs` that move data: they take as long as the data is large. */
const WRITING_FILES = 'writeFile appendFile copyFile cp';

/** Calls of `fs` that look at an entry or change it: short alone, and long only when there are many of them. */
const LOOKING_AT_FILES = 'access lstat opendir readdir readlink realpath stat statfs';
const CHANGING_ENTRIES = 'chmod chown lchown link lutimes mkdir mkdtemp rename rmdir symlink truncate unlink utimes';

/** Those that have no promise version of the same name, or only on a `FileHandle`. */
const ON_DESCRIPTORS = 'open close fstat futimes fchmod fchown ftruncate read readv write writev';

/** A single file is gone at once; a folder with all that is in it is not. */
const REMOVAL = { hold: 'file', onlyIf: 'recursive', isWrite: true } as const;

/** What blocks in modules of Node and in well-known packages, and what to call in its place. */
export const BLOCKING_MODULES: readonly BlockingModule[] = [
  {
    modules: ['fs', 'graceful-fs'],
    calls: {
      readFileSync: { hold: 'file', instead: { module: FILE_PROMISES, name: 'readFile' } },
      ...each(WRITING_FILES, (name) => [
        `${name}Sync`,
        { hold: 'file', instead: { module: FILE_PROMISES, name }, isWrite: true },
      ]),
      ...each(LOOKING_AT_FILES, (name) => [`${name}Sync`, { hold: 'look', instead: { module: FILE_PROMISES, name } }]),
      ...each(CHANGING_ENTRIES, (name) => [
        `${name}Sync`,
        { hold: 'look', instead: { module: FILE_PROMISES, name }, isWrite: true },
      ]),
      ...each(ON_DESCRIPTORS, (name) => [`${name}Sync`, { hold: 'look' }]),
      rmSync: { ...REMOVAL, instead: { module: FILE_PROMISES, name: 'rm' } },
      ...each('fsync fdatasync', (name) => [`${name}Sync`, { hold: 'file' }]),
      globSync: { hold: 'file' },
    },
  },
  {
    // Without a callback its functions give promises, those that it has from `fs` too.
    modules: ['fs-extra'],
    calls: {
      ...each('readFile readJson readJSON', (name) => [`${name}Sync`, { hold: 'file', instead: { name } }]),
      ...each(
        `${WRITING_FILES} copy move remove emptyDir outputFile outputJson outputJSON writeJson writeJSON`,
        (name) => [`${name}Sync`, { hold: 'file', instead: { name }, isWrite: true }],
      ),
      ...each(`${LOOKING_AT_FILES} pathExists`, (name) => [`${name}Sync`, { hold: 'look', instead: { name } }]),
      ...each(`${CHANGING_ENTRIES} ensureDir ensureFile ensureLink ensureSymlink mkdirp mkdirs`, (name) => [
        `${name}Sync`,
        { hold: 'look', instead: { name }, isWrite: true },
      ]),
      ...each(ON_DESCRIPTORS, (name) => [`${name}Sync`, { hold: 'look' }]),
      rmSync: { ...REMOVAL, instead: { name: 'rm' } },
    },
  },
  {
    modules: ['child_process'],
    calls: each('execSync execFileSync spawnSync', (name) => [name, { hold: 'process' }]),
  },
  {
    modules: ['cross-spawn'],
    calls: { sync: { hold: 'process' }, 'spawn.sync': { hold: 'process' } },
  },
  {
    modules: ['execa'],
    calls: {
      execaSync: { hold: 'process', instead: { name: 'execa' }, isWrite: true },
      execaCommandSync: { hold: 'process', instead: { name: 'execaCommand' }, isWrite: true },
      sync: { hold: 'process' },
      commandSync: { hold: 'process' },
      'execa.sync': { hold: 'process' },
      'default.sync': { hold: 'process' },
    },
  },
  {
    modules: ['glob', 'fast-glob', 'tinyglobby', 'globby'],
    calls: each('sync globSync globbySync', (name) => [name, { hold: 'file' }]),
  },
  { modules: ['shelljs'], calls: { exec: { hold: 'process' } } },
  {
    modules: ['crypto'],
    calls: each('pbkdf2 scrypt generateKeyPair generatePrime checkPrime', (name) => [
      `${name}Sync`,
      { hold: 'keys', instead: { module: 'node:crypto', name, isPromisified: true } },
    ]),
  },
  {
    modules: ['bcrypt', 'bcryptjs', '@node-rs/bcrypt'],
    calls: each('hash compare', (name) => [`${name}Sync`, { hold: 'keys', instead: { name } }]),
  },
  {
    modules: ['zlib'],
    calls: each(
      'gzip gunzip deflate deflateRaw inflate inflateRaw unzip brotliCompress brotliDecompress zstdCompress zstdDecompress',
      (name) => [`${name}Sync`, { hold: 'compression', instead: { module: 'node:zlib', name, isPromisified: true } }],
    ),
  },
  { modules: ['sync-request', 'sync-fetch', 'then-request/sync'], calls: { default: { hold: 'network' } } },
  {
    modules: ['readline-sync'],
    calls: each('question prompt keyIn keyInYN keyInSelect questionInt questionNewPassword', (name) => [
      name,
      { hold: 'person' },
    ]),
  },
];

/** Blocking globals, by their path. */
export const BLOCKING_GLOBALS: Readonly<Record<string, BlockingCallFacts>> = {
  'Atomics.wait': { hold: 'pause' },
  'Bun.sleepSync': { hold: 'pause' },
  'Bun.spawnSync': { hold: 'process' },
  ...each('readFileSync readTextFileSync writeFileSync writeTextFileSync copyFileSync', (name) => [
    `Deno.${name}`,
    { hold: 'file' },
  ]),
};

function each(
  names: string,
  entry: (name: string) => readonly [string, BlockingCallFacts],
): Record<string, BlockingCallFacts> {
  return Object.fromEntries(names.split(' ').map(entry));
}
