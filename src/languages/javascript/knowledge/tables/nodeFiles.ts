import type { KnownModule, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

/** What `fs/promises` does, by its paths. */
const FILE_CALLS: PhraseTable = {
  ...each('access readFile readdir stat lstat statfs readlink realpath', 'read fs:$0'),
  ...each('writeFile appendFile rm rmdir unlink truncate chmod lchmod chown lchown utimes lutimes', 'write fs:$0'),
  mkdir: 'folder fs:$0',
  mkdtemp: 'write fs:$0',
  ...each('copyFile cp', ['read fs:$0', 'write fs:$1']),
  rename: ['write fs:$0', 'write fs:$1'],
  link: ['read fs:$0', 'write fs:$1'],
  // The target is text to a symbolic link: it need not exist.
  symlink: 'write fs:$1',
};

const STREAM_CALLS: PhraseTable = {
  createReadStream: ['read fs:$0', 'makes stream#Readable'],
  createWriteStream: ['write fs:$0', 'makes stream#Writable'],
};

/** Calls on a descriptor: it has a position, and a name that nobody knows any more. */
const DESCRIPTOR_CALLS: PhraseTable = {
  ...each('read readv fstat', ['read fs', 'order stream:$0']),
  ...each('write writev ftruncate fsync fdatasync fchmod fchown futimes', ['write fs', 'order stream:$0']),
  close: 'lifecycle stream:$0',
};

const WATCH_CALLS: PhraseTable = { ...each('watchFile unwatchFile', 'order fs:$0') };

/** The same call with a callback at the end, and as one that blocks. */
function withCallbackAndSync(calls: PhraseTable): PhraseTable {
  const both: [string, string | readonly string[]][] = [];
  for (const [name, phrases] of Object.entries(calls)) {
    const list = typeof phrases === 'string' ? [phrases] : phrases;
    both.push([name, [...list, 'calls $last']], [`${name}Sync`, phrases]);
  }
  return Object.fromEntries(both);
}

/** The file system modules of Node and their near copies. */
export const NODE_FILE_MODULES: readonly KnownModule[] = [
  {
    modules: ['fs/promises'],
    exports: {
      ...FILE_CALLS,
      opendir: ['read fs:$0', 'makes fs/promises#Dir'],
      open: ['write fs:$0', 'makes fs/promises#FileHandle'],
      watch: 'order fs:$0',
      glob: 'read fs',
    },
    types: {
      FileHandle: {
        ordered: 'stream',
        methods: {
          ...each('read readv readFile readLines stat', 'order stream:this'),
          ...each('write writev writeFile appendFile truncate sync datasync', ['write fs', 'order stream:this']),
          close: 'lifecycle stream:this',
        },
        names: ['FileHandle'],
      },
      Dir: { ordered: 'stream', methods: { read: 'order stream:this', close: 'lifecycle stream:this' } },
    },
  },
  {
    modules: ['fs', 'graceful-fs'],
    exports: {
      ...withCallbackAndSync({ ...FILE_CALLS, ...DESCRIPTOR_CALLS, open: ['write fs:$0'], opendir: ['read fs:$0'] }),
      ...STREAM_CALLS,
      ...WATCH_CALLS,
      watch: ['order fs:$0', 'calls $last'],
      exists: ['read fs:$0', 'calls $last'],
      existsSync: 'read fs:$0',
      ...each('glob globSync', 'read fs'),
    },
    namespaces: { promises: 'fs/promises' },
  },
  {
    modules: ['fs-extra', 'fs-extra/esm'],
    exports: {
      ...each('pathExists pathExistsSync exists readJson readJSON readJsonSync readJSONSync', 'read fs:$0'),
      ...each(
        `outputFile outputFileSync outputJson outputJSON outputJsonSync outputJSONSync writeJson writeJSON writeJsonSync
         writeJSONSync ensureFile ensureFileSync createFile createFileSync emptyDir emptyDirSync emptydir emptydirSync
         remove removeSync`,
        'write fs:$0',
      ),
      ...each('ensureDir ensureDirSync mkdirs mkdirsSync mkdirp mkdirpSync', 'folder fs:$0'),
      ...each('copy copySync', ['read fs:$0', 'write fs:$1']),
      ...each('move moveSync', ['write fs:$0', 'write fs:$1']),
      ...each('ensureLink ensureLinkSync createLink createLinkSync', ['read fs:$0', 'write fs:$1']),
      ...each('ensureSymlink ensureSymlinkSync createSymlink createSymlinkSync', 'write fs:$1'),
    },
    // Without a callback its functions are those of `fs/promises`; the blocking ones are those of `fs`.
    namespaces: { promises: 'fs/promises' },
    includes: ['fs/promises', 'fs'],
  },
];
