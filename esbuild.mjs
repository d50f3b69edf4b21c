// Builds everything that is shipped into dist/: `node esbuild.mjs [--production] [--watch]`.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const resolve = createRequire(import.meta.url).resolve;

/**
 * TypeScript is 9 MB and several bundles need it: it is built once, beside them. Node 22 can keep it compiled on disk, which
 * halves the 0.3 s that loading takes, but only for files that are required after the switch has been set.
 */
const sharedTypeScript = {
  name: 'shared-typescript',
  setup(build) {
    build.onResolve({ filter: /^typescript$/ }, () => ({ path: './typescript.js', external: true }));
  },
};

/**
 * Packages that typescript-estree uses for type-aware linting alone; `parse` never calls them. Without this a second
 * TypeScript (its `tsserverlibrary`) would come along: 100 ms of every start.
 */
const parseOnly = {
  name: 'parse-only',
  setup(build) {
    const filter = /^(@typescript-eslint\/project-service|tinyglobby|minimatch)$/;
    build.onResolve({ filter }, ({ path, importer }) =>
      /typescript-estree/.test(importer) ? { path, namespace: 'unused' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const common = {
  bundle: true,
  // Short names would make the file smaller still, but loading slower (measured) and stack traces unreadable.
  minifyWhitespace: production,
  minifySyntax: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

/** ES modules inside a CommonJS file get the address of that file as theirs. */
const selfAddress = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

/** For the machine the editor or the command line runs on. */
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // `main` of some packages is a UMD wrapper whose inner `require` esbuild can't follow.
  mainFields: ['module', 'main'],
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: selfAddress },
};

const analysis = { ...node, plugins: [sharedTypeScript, parseOnly] };

/** The command line keeps compiled code by itself, since its users can say no. */
const server = { ...analysis, banner: { js: `${selfAddress}\nrequire('node:module').enableCompileCache?.();` } };

/** The helpers run in the user's project, in a browser too, and are put there as they are here: never made smaller. */
const helpers = {
  ...common,
  entryPoints: ['src/runtime/index.ts'],
  platform: 'neutral',
  target: 'es2020',
  minifyWhitespace: false,
  minifySyntax: false,
  sourcemap: false,
};

/** The page inside panels, with its style sheet. */
const page = {
  ...common,
  entryPoints: ['src/webview/main.ts', 'src/webview/main.css'],
  outdir: 'dist/webview',
  platform: 'browser',
  target: 'chrome120',
  format: 'iife',
};

const bundles = [
  { ...node, entryPoints: ['src/extension/main.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...server, entryPoints: ['src/server/main.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js' },
  { ...node, entryPoints: ['src/cli/worker.ts'], outfile: 'dist/worker.js' },
  // Apart from the two above, so that a run in which no file has to be parsed never reads it.
  { ...analysis, entryPoints: ['src/cli/analysis.ts'], outfile: 'dist/analysis.js' },
  page,
  { ...helpers, format: 'cjs', outfile: 'dist/runtime.js' },
  { ...helpers, format: 'esm', outfile: 'dist/runtime.mjs' },
  { ...node, sourcemap: false, entryPoints: [resolve('typescript')], outfile: 'dist/typescript.js' },
];

rmSync('dist', { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((options) => context({ ...options, metafile: true })));
if (watch) {
  await Promise.all(contexts.map((bundle) => bundle.watch()));
} else {
  const results = await Promise.allSettled(contexts.map((bundle) => bundle.rebuild()));
  await Promise.all(contexts.map((bundle) => bundle.dispose()));
  declareHelpers();
  // For projects in TypeScript and in Python, as they are.
  copyFileSync('src/runtime/index.ts', 'dist/runtime.ts');
  copyFileSync('src/runtime/run_parallel.py', 'dist/run_parallel.py');
  // The parser of Python, read when the first Python file is.
  for (const file of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm'])
    copyFileSync(resolve(file), `dist/${basename(file)}`);
  writeNotices([
    'node_modules/tree-sitter-python/',
    ...results.flatMap(({ value }) => Object.keys(value?.metafile.inputs ?? {})),
  ]);
  // esbuild has said what is wrong; the other bundles are whole.
  if (results.some(({ status }) => status === 'rejected')) process.exit(1);
  chmodSync('dist/cli.js', 0o755);
}

/** Writes down whose packages are inside the bundles, with their licences, as these ask for. */
function writeNotices(inputs) {
  const folders = inputs.map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean);
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|thirdpartynotice)/i.test(file));
    return [`${name} ${version} (${license})`, ...texts.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))].join(
      '\n\n',
    );
  });
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices.join(`\n\n${'-'.repeat(80)}\n\n`));
}

/** Writes the types of the helpers beside them, for both kinds of modules. */
function declareHelpers() {
  const options = '--ignoreConfig --declaration --emitDeclarationOnly --strict --target es2022 --module preserve';
  const tsc = resolve('typescript/bin/tsc');
  const command = [tsc, ...options.split(' '), '--outDir', 'dist/types', 'src/runtime/index.ts'];
  execFileSync(process.execPath, command, { stdio: 'inherit' });
  for (const file of ['dist/runtime.d.ts', 'dist/runtime.d.mts'])
    writeFileSync(file, "export * from './types/index.js';\n");
}
