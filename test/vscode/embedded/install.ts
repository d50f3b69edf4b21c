import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE } from '../paths';
import { npmInstall } from './npm';

/** The VS Code server inside the npm package code-server: the real workbench and extension host. */
const CODE_SERVER = '4.139.1';
/** It needs Node 22 or 24; the machine's own may be older, so one comes along as a package. */
const NODE = '24.21.0';
/** Chromium inside an npm package: no root, no system package. */
const CHROMIUM = '147.0.0';
/** Nanum Gothic as an npm package: machines that run tests mostly have no Korean font. */
const KOREAN_FONT = '0.4.0';

/** An installed VS Code server: its program and the Node to run it with. */
export interface InstalledServer {
  readonly node: string;
  readonly program: string;
}

/** An installed browser and what must be in its environment. */
export interface InstalledBrowser {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Puts a VS Code server into the cache, unless it is there. */
export async function ensureServer(): Promise<InstalledServer> {
  const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = await install(`code-server-${CODE_SERVER}`, async (partial) => {
    await writeManifest(partial, { 'code-server': CODE_SERVER, [nodePackage]: NODE });
    await npmInstall(partial, 'Fetching VS Code (about 600 MB on disk, once)');
    const server = join(partial, 'node_modules/code-server/lib/vscode');
    // Its lock file is out of step with its manifest, so `npm ci` would refuse.
    await npmInstall(server, 'Fetching what VS Code needs', ['--omit=dev', '--no-save']);
    await npmInstall(join(server, 'extensions'), 'Fetching its TypeScript', ['--omit=dev', '--no-save']);
    // AI parts that nothing here uses: 230 MB.
    for (const unused of ['extensions/copilot', 'node_modules/@github', 'node_modules/@microsoft/mxc-sdk'])
      await rm(join(server, unused), { recursive: true, force: true });
  });
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    program: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** Finds a browser (`CHROMIUM`, Debian's chromium), else puts one into the cache; with a font that has Korean. */
export async function ensureBrowser(): Promise<InstalledBrowser> {
  const given = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (process.env.CHROMIUM !== undefined || existsSync(given)) {
    return { executable: given, env: { FONTCONFIG_FILE: await ensureFonts() } };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'No Chromium comes along for this kind of machine: set CHROMIUM to the path of a Chromium or Chrome.',
    );
  const folder = await install(`chromium-${CHROMIUM}`, async (partial) => {
    await writeManifest(partial, { '@sparticuz/chromium': CHROMIUM });
    await npmInstall(partial, 'Fetching Chromium (about 270 MB on disk, once)');
    unpackChromium(partial);
  });
  const executable = join(folder, 'chromium');
  const env = { FONTCONFIG_FILE: await ensureFonts(join(folder, 'fonts')) };
  // Shared libraries come along too; the machine's own are better where they are complete.
  const runs = spawnSync(executable, ['--version'], { stdio: 'ignore' }).status === 0;
  return { executable, env: runs ? env : { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
}

/** Puts a Korean font into the cache; gives the configuration that finds it, the machine's fonts, and those of a folder. */
async function ensureFonts(more?: string): Promise<string> {
  const name = `korean-font-${KOREAN_FONT}`;
  const folder = await install(name, async (partial) => {
    await writeManifest(partial, { '@expo-google-fonts/nanum-gothic': KOREAN_FONT });
    await npmInstall(partial, 'Fetching a Korean font');
  });
  const file = join(folder, 'fonts.conf');
  const folders = [
    join(folder, 'node_modules', '@expo-google-fonts', 'nanum-gothic'),
    ...(more === undefined ? [] : [more]),
  ];
  await writeFile(file, fontsConfiguration(folders, join(folder, 'cache')));
  return file;
}

function finalFolder(name: string): string {
  return join(CACHE, name);
}

/** Fills a folder of the cache; it gets its name when it is complete, so that a broken-off run leaves nothing that looks whole. */
async function install(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const final = finalFolder(name);
  if (existsSync(final)) return final;
  const partial = `${final}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    await fill(partial);
    await rename(partial, final).catch((error: unknown) => {
      // Another run was faster: its folder is as good.
      if (!existsSync(final)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return final;
}

async function writeManifest(folder: string, dependencies: Readonly<Record<string, string>>): Promise<void> {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
}

/**
 * Lets the package unpack itself into our folder: it writes to the temporary folder, and does not forget its shared
 * libraries when it believes to be on the platform that it was made for.
 */
function unpackChromium(folder: string): void {
  console.log('Unpacking Chromium …');
  const script = "const it = require('@sparticuz/chromium'); (it.default ?? it).executablePath();";
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
}

/** The machine's fonts and those of some folders. */
function fontsConfiguration(folders: readonly string[], cache: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...folders.map((folder) => `  <dir>${folder}</dir>`),
    `  <cachedir>${cache}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
