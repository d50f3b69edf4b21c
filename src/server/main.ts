import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeFileSystem } from '../project/nodeFileSystem';
import { startServer } from './server';

// Node's entry: the transport (`--stdio`, `--node-ipc`, …) is read from the arguments of the process.
startServer(createConnection(ProposedFeatures.all), { files: createNodeFileSystem() });
