import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { applyFix, openText, quickFixes, waitForFindings, workspaceFolder } from './editor';

const LESSON = `import asyncio


async def task1():
    await go_website('wikipedia.org')
    await search('apple')
    await save_text()

async def task2():
    await go_website('google.com')
    await search('banana')
    await save_img()

async def main():
    await task1()
    await task2()

asyncio.run(main())
`;

const NOTEBOOK = {
  cells: [
    {
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source: ['user = await api.get_user(1)\n', 'orders = await api.get_orders(1)'],
    },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
};

describe('Python', () => {
  for (const [title, line, importLine] of [
    ['Wait together with asyncio.gather', '    await asyncio.gather(task1(), task2())\n', 'import asyncio\n'],
    [
      'Wait together with run_parallel',
      '    await run_parallel(task1(), task2())\n',
      'from run_parallel import run_parallel\n',
    ],
  ] as const) {
    it(`lets the tasks of the lesson wait together: ${title}`, async () => {
      const document = await openText(`lesson${String(title.length)}.py`, LESSON);
      const [finding] = await waitForFindings(document, 1);
      await applyFix(await quickFixes(document, finding!), title);
      const text = document.getText();
      assert.ok(text.includes(line) && text.includes(importLine), text);
      await waitForFindings(document, 0);
      await vscode.workspace.saveAll();
    });
  }

  it('finds awaits in the cells of a notebook, and rewrites them there', async () => {
    const path = join(workspaceFolder(), 'load.ipynb');
    writeFileSync(path, JSON.stringify(NOTEBOOK));
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(path));
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    assert.equal(document.languageId, 'python');
    const [finding] = await waitForFindings(document, 1);
    await applyFix(await quickFixes(document, finding!), 'Wait together with asyncio.gather');
    assert.ok(document.getText().includes('user, orders = await asyncio.gather('), document.getText());
    await vscode.workspace.saveAll();
  });
});
