import ignore from 'ignore';
import * as vscode from 'vscode';

const SOURCES = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,py,pyi}';
const NEVER = '**/{node_modules,site-packages,__pycache__,.venv,venv}/**';

/** The source files of the workspace, without what its .gitignore files leave out. */
export async function findSources(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const [sources, ignoreFiles] = await Promise.all([
    vscode.workspace.findFiles(SOURCES, NEVER, undefined, token),
    vscode.workspace.findFiles('**/.gitignore', NEVER, undefined, token),
  ]);
  const filters = await Promise.all(ignoreFiles.map(readFilter));
  return sources.filter((uri) => filters.every((keeps) => keeps(uri)));
}

/** Says of each file whether one .gitignore keeps it. */
async function readFilter(file: vscode.Uri): Promise<(uri: vscode.Uri) => boolean> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const rules = ignore().add(text);
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return (uri) => !uri.path.startsWith(folder) || !rules.ignores(uri.path.slice(folder.length));
}
