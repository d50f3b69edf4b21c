import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeFileSystem, readBytes } from '../project/nodeFileSystem';
import { startServer } from './server';

/** The helper's forms, as the build lays them beside this bundle. */
const HELPER_FILES = { ts: 'runtime.ts', mjs: 'runtime.mjs', cjs: 'runtime.js', py: 'run_parallel.py' } as const;

// Node's entry: the transport (`--stdio`, `--node-ipc`, …) is read from the arguments of the process.
const files = createNodeFileSystem();
startServer(createConnection(ProposedFeatures.all), {
  files,
  wasm: (file) => readBytes(`${__dirname}/${file}`),
  helperText: (format) => files.readFile(`${__dirname}/${HELPER_FILES[format]}`),
});
