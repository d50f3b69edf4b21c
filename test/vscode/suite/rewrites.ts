import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { applyFix, openFile, openText, quickFixes, type, waitForFindings } from './editor';

const READS = ["import { getOrders, getRates } from './api';", '', 'export async function load(id: string) {'];

describe('quick fixes', () => {
  it('make the errands wait together with Promise.all', async () => {
    const document = await openFile('src/errands.ts');
    const before = document.getText();
    const [finding] = await waitForFindings(document, 1);
    const actions = await quickFixes(document, finding!);
    await applyFix(actions, 'Wait together with Promise.all');
    assert.ok(document.getText().includes('  await Promise.all([task1(), task2()]);\n'), document.getText());
    await waitForFindings(document, 0);
    await type(document, before);
    await document.save();
  });

  it('make them wait together with runParallel, and bring the helper along, as one edit', async () => {
    const document = await openFile('src/errands.ts');
    const before = document.getText();
    const [finding] = await waitForFindings(document, 1);
    await applyFix(await quickFixes(document, finding!), 'Wait together with runParallel');
    const text = document.getText();
    assert.ok(text.includes('  await runParallel(() => task1(), () => task2());\n'), text);
    const specifier = /import \{ runParallel \} from '(\.[^']+)'/.exec(text)?.[1];
    assert.ok(specifier, text);
    const helper = await openFile(join('src', `${specifier}.ts`));
    assert.match(helper.getText(), /export (async )?function runParallel/);
    assert.ok(await helper.save());
    assert.ok(existsSync(helper.uri.fsPath));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await document.save();
  });

  it('keep line ends, a byte order mark and what lies outside ASCII', async () => {
    const lines = [
      ...READS,
      "  const orders = await getOrders(id); // 🛒 Bestellungen für 'é'",
      '  const rates = await getRates();',
    ];
    const text = [...lines, '  return { orders, rates };', '}', ''].join('\r\n');
    const document = await openText('src/lineEnds.ts', `\uFEFF${text}`);
    const [finding] = await waitForFindings(document, 1);
    await applyFix(await quickFixes(document, finding!), 'Wait together with Promise.all');
    await document.save();
    const saved = readFileSync(document.uri.fsPath, 'utf8');
    assert.ok(saved.startsWith('\uFEFFimport'));
    assert.ok(!/[^\r]\n/.test(saved), JSON.stringify(saved));
    assert.ok(saved.includes("// 🛒 Bestellungen für 'é'"));
    assert.match(saved, /const \[orders, rates\] = await Promise\.all\(\[/);
    assert.ok(saved.includes('getOrders(id)') && saved.includes('getRates()'));
  });

  it('are preferred only where they are safe', async () => {
    const document = await openFile('src/report.ts');
    const [finding] = await waitForFindings(document, 1);
    const actions = await quickFixes(document, finding!);
    assert.deepEqual(
      actions.filter((it) => it.isPreferred).map((it) => it.title),
      ['Wait together with Promise.all'],
    );
  });
});
