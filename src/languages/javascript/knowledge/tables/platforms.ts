import { GLOBALS, type KnownModule } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const VSCODE: KnownModule = {
  modules: ['vscode'],
  exports: {
    ...each('window.* env.openExternal window.createTerminal', 'order ui'),
    ...each('env.clipboard.readText env.clipboard.writeText', 'order ui'),
    ...each('workspace.fs.readFile workspace.fs.stat workspace.fs.readDirectory', 'read fs:$0'),
    ...each('workspace.fs.writeFile workspace.fs.createDirectory workspace.fs.delete', 'write fs:$0'),
    'workspace.fs.copy': ['read fs:$0', 'write fs:$1'],
    'workspace.fs.rename': ['write fs:$0', 'write fs:$1'],
    'workspace.findFiles': 'read fs',
    'workspace.openTextDocument': 'read fs:$0',
    ...each('workspace.applyEdit workspace.saveAll workspace.save workspace.saveAs', ['write fs', 'order ui']),
    ...each('workspace.getConfiguration', 'read env:settings'),
    'commands.executeCommand': 'write world',
    'commands.getCommands': 'read env',
    ...each('commands.registerCommand commands.registerTextEditorCommand', 'order event'),
    'authentication.getSession': 'order ui',
    ...each('tasks.executeTask debug.startDebugging', 'write world'),
    'tasks.fetchTasks': 'read fs',
    ...each(
      'Uri.file Uri.parse Uri.joinPath Uri.from Range Position Selection Location Diagnostic MarkdownString WorkspaceEdit RelativePattern ThemeIcon',
      'pure',
    ),
    'l10n.t': 'pure',
  },
};

const ELECTRON: KnownModule = {
  modules: ['electron'],
  exports: {
    ...each('dialog.* shell.openExternal shell.openPath shell.showItemInFolder shell.beep', 'order ui'),
    'shell.trashItem': 'write fs:$0',
    ...each('app.whenReady app.quit app.exit app.relaunch', 'lifecycle process'),
    ...each('app.getPath app.getVersion app.getName app.getLocale app.getAppPath', 'read env'),
    ...each('clipboard.readText clipboard.writeText', 'order ui'),
    ...each('ipcRenderer.invoke ipcRenderer.sendSync', 'write world'),
    ...each('ipcRenderer.send ipcMain.handle ipcMain.on ipcRenderer.on', 'order event'),
    ...each('desktopCapturer.getSources', 'read device'),
  },
  types: {
    BrowserWindow: { ordered: 'ui', names: ['BrowserWindow'] },
    WebContents: { ordered: 'ui', names: ['WebContents'] },
  },
};

/** Storage areas of browser extensions, under both global names. */
function extensionApi(root: string): KnownModule {
  const area = (name: string): KnownModule['exports'] => ({
    ...each(`${root}.storage.${name}.get ${root}.storage.${name}.getBytesInUse`, `read storage:${name}`),
    ...each(
      `${root}.storage.${name}.set ${root}.storage.${name}.remove ${root}.storage.${name}.clear`,
      `write storage:${name}`,
    ),
  });
  return {
    modules: [GLOBALS],
    exports: {
      ...area('local'),
      ...area('sync'),
      ...area('session'),
      ...each(
        `${root}.tabs.query ${root}.tabs.get ${root}.tabs.getCurrent ${root}.windows.getAll ${root}.windows.getCurrent`,
        'read ui',
      ),
      ...each(`${root}.tabs.* ${root}.windows.*`, 'order ui'),
      ...each(`${root}.cookies.get ${root}.cookies.getAll`, 'read storage:cookies'),
      ...each(`${root}.cookies.set ${root}.cookies.remove`, 'write storage:cookies'),
      ...each(`${root}.runtime.sendMessage ${root}.scripting.executeScript`, 'write world'),
      ...each(`${root}.runtime.getURL ${root}.i18n.getMessage ${root}.runtime.getManifest`, 'pure'),
    },
  };
}

const DENO_AND_BUN: KnownModule = {
  modules: [GLOBALS],
  exports: {
    ...each(
      `Deno.readFile Deno.readTextFile Deno.stat Deno.lstat Deno.readDir Deno.readLink Deno.realPath Deno.readFileSync
       Deno.readTextFileSync Deno.statSync Deno.lstatSync Deno.readDirSync`,
      'read fs:$0',
    ),
    ...each(
      `Deno.writeFile Deno.writeTextFile Deno.remove Deno.truncate Deno.chmod Deno.writeFileSync Deno.writeTextFileSync
       Deno.removeSync Deno.makeTempDir Deno.makeTempFile Bun.write`,
      'write fs:$0',
    ),
    ...each('Deno.mkdir Deno.mkdirSync', 'folder fs:$0'),
    ...each('Deno.copyFile Deno.copyFileSync', ['read fs:$0', 'write fs:$1']),
    ...each('Deno.rename Deno.renameSync', ['write fs:$0', 'write fs:$1']),
    ...each('Deno.env.get Deno.env.has Deno.env.toObject', 'read env'),
    ...each('Deno.env.set Deno.env.delete', 'write env'),
    ...each('Deno.exit', 'exits'),
    ...each('Deno.serve Bun.serve Deno.listen', 'lifecycle net'),
    ...each('Bun.spawn Bun.spawnSync Bun.$', 'write world'),
    'Bun.sleep': 'order clock',
    'Bun.file': ['pure', `makes ${GLOBALS}#BunFile`],
    ...each('Bun.password.hash', 'read random'),
    ...each('Bun.password.verify', 'pure'),
    'Deno.openKv': ['lifecycle db', `makes ${GLOBALS}#DenoKv`],
  },
  types: {
    BunFile: {
      methods: {
        ...each('text json arrayBuffer bytes exists stat', 'read fs:this'),
        ...each('write delete unlink', 'write fs:this'),
      },
    },
    DenoKv: {
      methods: {
        ...each('get getMany list', 'read db'),
        ...each('set delete', 'write db'),
        enqueue: 'write queue',
        close: 'lifecycle db',
      },
    },
  },
};

const EDGE: KnownModule = {
  modules: ['@cloudflare/workers-types', 'cloudflare:workers'],
  types: {
    KVNamespace: {
      methods: {
        ...each('get getWithMetadata', 'read storage:$0'),
        list: 'read storage',
        ...each('put delete', 'write storage:$0'),
      },
      names: ['KVNamespace'],
    },
    R2Bucket: {
      methods: {
        ...each('get head', 'read storage:$0'),
        list: 'read storage',
        ...each('put delete', 'write storage:$0'),
      },
      names: ['R2Bucket'],
    },
    D1Database: {
      methods: {
        prepare: ['pure', 'makes @cloudflare/workers-types#D1PreparedStatement'],
        batch: 'write db',
        exec: 'write db',
      },
      names: ['D1Database'],
    },
    D1PreparedStatement: {
      methods: {
        bind: ['pure', 'makes @cloudflare/workers-types#D1PreparedStatement'],
        ...each('first raw', 'read db'),
        ...each('all run', 'write db'),
      },
      names: ['D1PreparedStatement'],
    },
    DurableObjectTransaction: { ordered: 'db', names: ['DurableObjectTransaction'] },
  },
};

const TAURI: readonly KnownModule[] = [
  {
    modules: ['@tauri-apps/plugin-fs', '@tauri-apps/api/fs'],
    exports: {
      ...each('readFile readTextFile readDir readBinaryFile exists stat lstat', 'read fs:$0'),
      ...each('writeFile writeTextFile writeBinaryFile remove removeFile removeDir truncate', 'write fs:$0'),
      ...each('mkdir createDir', 'folder fs:$0'),
      copyFile: ['read fs:$0', 'write fs:$1'],
      ...each('rename renameFile', ['write fs:$0', 'write fs:$1']),
    },
  },
  { modules: ['@tauri-apps/plugin-dialog', '@tauri-apps/api/dialog'], exports: { '*': 'order ui' } },
  {
    modules: ['@tauri-apps/api/path'],
    exports: { ...each('join resolve normalize dirname basename extname isAbsolute', 'pure'), '*Dir': 'read env' },
  },
  {
    modules: ['@tauri-apps/api/core', '@tauri-apps/api/tauri'],
    exports: { invoke: 'write world', convertFileSrc: 'pure' },
  },
];

/** Runtimes and shells other than Node and the browser. */
export const PLATFORM_MODULES: readonly KnownModule[] = [
  VSCODE,
  ELECTRON,
  extensionApi('chrome'),
  extensionApi('browser'),
  DENO_AND_BUN,
  EDGE,
  ...TAURI,
];
