import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID, openText, waitForFindings } from './editor';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
}

describe('commands', () => {
  it('are there when the palette names them', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await extension.activate();
    const names = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.ok(names.length > 0);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      names.filter((name) => !known.has(name)),
      [],
    );
  });

  it('fix every safe finding of a file', async () => {
    const text = [
      "import { getOrders, getRates, getUser } from './api';",
      'export async function one(id: string) {',
      '  const orders = await getOrders(id);',
      '  const rates = await getRates();',
      '  return { orders, rates };',
      '}',
      'export async function other(id: string) {',
      '  const user = await getUser(id);',
      '  const rates = await getRates();',
      '  return { user, rates };',
      '}',
      '',
    ].join('\n');
    const document = await openText('src/fixFile.ts', text);
    await waitForFindings(document, 2);
    await vscode.commands.executeCommand('awaitLens.fixFile');
    await waitForFindings(document, 0);
    assert.equal(document.getText().match(/await Promise\.all\(/g)?.length, 2);
  });

  it('start the server again', async () => {
    const document = await openText(
      'src/restart.ts',
      "import { getUser } from './api';\nexport const ask = getUser;\n",
    );
    await vscode.commands.executeCommand('awaitLens.restartServer');
    const report = await vscode.workspace.openTextDocument(
      document.uri.with({ path: document.uri.path.replace('restart', 'report') }),
    );
    await waitForFindings(report, 1);
  });
});
