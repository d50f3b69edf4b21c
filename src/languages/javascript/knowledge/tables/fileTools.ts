import type { KnownModule } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const RUNS_A_COMMAND = 'write world';

/** Packages that look for files, change them, or run commands. */
export const FILE_TOOL_MODULES: readonly KnownModule[] = [
  {
    modules: ['glob'],
    exports: {
      ...each('default glob', ['read fs', 'calls $last']),
      ...each('globSync sync glob.sync glob.glob globIterate globIterateSync', 'read fs'),
      ...each('globStream globStreamSync stream', ['read fs', 'makes stream#Readable']),
      ...each('hasMagic escape unescape', 'pure'),
    },
  },
  {
    modules: ['fast-glob', 'tinyglobby', 'tiny-glob'],
    exports: {
      ...each('default glob globSync async sync', 'read fs'),
      stream: ['read fs', 'makes stream#Readable'],
      ...each('escapePath convertPathToPattern isDynamicPattern generateTasks', 'pure'),
    },
  },
  {
    modules: ['globby'],
    exports: {
      ...each('default globby globbySync sync isGitIgnored isGitIgnoredSync gitignore', 'read fs'),
      ...each('globbyStream stream', ['read fs', 'makes stream#Readable']),
      ...each('isDynamicPattern convertPathToPattern', 'pure'),
    },
  },
  { modules: ['which'], exports: each('default sync', ['read env', 'read fs', 'calls $last']) },
  {
    modules: ['execa'],
    exports: each(
      'default execa execaSync execaCommand execaCommandSync execaNode $ $.sync command commandSync node sync shell',
      RUNS_A_COMMAND,
    ),
  },
  {
    modules: ['zx', 'zx/core'],
    exports: {
      ...each('$ $.sync', RUNS_A_COMMAND),
      cd: 'write process:cwd',
      sleep: 'order clock',
      question: 'order console',
    },
  },
  {
    modules: ['cross-spawn', 'cross-spawn-promise', 'tinyexec', 'nano-spawn'],
    exports: each('default sync spawn x exec', RUNS_A_COMMAND),
  },
  { modules: ['shelljs'], exports: { '*': RUNS_A_COMMAND } },
  { modules: ['@actions/exec'], exports: each('exec getExecOutput', RUNS_A_COMMAND) },
  {
    modules: ['simple-git'],
    exports: each('default simpleGit', ['pure', 'makes simple-git#SimpleGit']),
    types: { SimpleGit: { ordered: 'fs', names: ['SimpleGit'] } },
  },
  {
    modules: ['rimraf'],
    exports: {
      ...each('default rimraf', ['write fs:$0', 'calls $last']),
      ...each(
        'sync rimrafSync native nativeSync manual manualSync windows windowsSync moveRemove moveRemoveSync',
        'write fs:$0',
      ),
      ...each('rimraf.sync rimraf.native rimraf.manual', 'write fs:$0'),
    },
  },
  { modules: ['del'], exports: each('default sync deleteAsync deleteSync', 'write fs') },
  { modules: ['trash'], exports: { default: 'write fs' } },
  {
    modules: ['mkdirp'],
    exports: each('default mkdirp sync mkdirpSync mkdirp.sync native mkdirpNative manual mkdirpManual', 'folder fs:$0'),
  },
  { modules: ['make-dir'], exports: each('default sync makeDirectory makeDirectorySync', 'write fs:$0') },
  { modules: ['cpy'], exports: { default: ['read fs', 'write fs:$1'] } },
  { modules: ['write-file-atomic'], exports: { ...each('default sync', 'write fs:$0') } },
  { modules: ['load-json-file'], exports: each('default sync loadJsonFile loadJsonFileSync', 'read fs:$0') },
  {
    modules: ['jsonfile'],
    exports: { ...each('readFile readFileSync', 'read fs:$0'), ...each('writeFile writeFileSync', 'write fs:$0') },
  },
  { modules: ['write-json-file'], exports: each('default sync writeJsonFile writeJsonFileSync', 'write fs:$0') },
  { modules: ['path-exists'], exports: each('default sync pathExists pathExistsSync', 'read fs:$0') },
  {
    modules: ['read-pkg', 'read-pkg-up', 'read-package-up'],
    exports: each(
      'default sync readPackage readPackageSync readPackageUp readPackageUpSync readPackageUpAsync',
      'read fs',
    ),
  },
  {
    modules: ['find-up', 'find-up-simple', 'locate-path', 'pkg-dir', 'pkg-up', 'package-directory'],
    exports: each(
      `default sync findUp findUpSync findUpMultiple findUpMultipleSync locatePath locatePathSync packageDirectory
       packageDirectorySync pkgUp pkgUpSync`,
      'read fs',
    ),
  },
  { modules: ['find-cache-dir'], exports: { default: 'write fs' } },
  { modules: ['resolve'], exports: { default: ['read fs', 'calls $last'], sync: 'read fs' } },
  {
    modules: ['cosmiconfig', 'lilconfig'],
    exports: {
      ...each('cosmiconfig cosmiconfigSync default', ['pure', 'makes cosmiconfig#Explorer']),
      ...each('lilconfig lilconfigSync', ['pure', 'makes cosmiconfig#Explorer']),
    },
    // A configuration may be a module, which runs when it is loaded.
    types: {
      Explorer: { methods: { ...each('search load', ['read fs', 'order module']), 'clear*': 'write cache:this' } },
    },
  },
  { modules: ['dotenv'], exports: { config: ['read fs', 'write env'], parse: 'pure' } },
  {
    modules: ['chokidar'],
    exports: each('default.watch watch', ['lifecycle fs', 'makes chokidar#FSWatcher']),
    types: { FSWatcher: { ordered: 'event', methods: { close: 'lifecycle fs' }, names: ['FSWatcher'] } },
  },
  {
    modules: ['proper-lockfile', 'lockfile'],
    exports: {
      ...each('lock unlock lockSync unlockSync', ['lifecycle lock', 'write fs:$0']),
      ...each('check checkSync', 'read lock'),
    },
  },
  {
    modules: ['tmp', 'tmp-promise'],
    exports: each('file dir tmpName fileSync dirSync tmpNameSync withFile withDir', ['write fs', 'calls $last']),
  },
  {
    modules: ['tempy'],
    exports: {
      ...each('temporaryFile temporaryDirectory', 'write fs'),
      ...each('temporaryWrite temporaryWriteSync', 'write fs'),
    },
  },
  { modules: ['open'], exports: { ...each('default openApp', 'order ui') } },
  { modules: ['clipboardy'], exports: each('default.write default.read write read writeSync readSync', 'order ui') },
  {
    modules: ['conf', 'electron-store', 'configstore'],
    exports: { default: ['read fs', 'makes conf#Conf'] },
    types: {
      Conf: {
        methods: { ...each('get has', 'read storage:this'), ...each('set delete clear reset', 'write storage:this') },
      },
    },
  },
  {
    modules: ['esbuild'],
    exports: {
      ...each('build buildSync', ['read fs', 'write fs']),
      ...each('transform transformSync formatMessages', 'pure'),
      context: 'lifecycle process',
    },
  },
  {
    modules: ['prettier'],
    exports: {
      ...each('format check formatWithCursor', 'pure'),
      ...each('resolveConfig resolveConfigFile getFileInfo getSupportInfo', ['read fs', 'read cache:prettier']),
      clearConfigCache: 'write cache:prettier',
    },
  },
];
