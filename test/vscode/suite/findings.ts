import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  waitForAnyFinding,
  findings,
  hoverAt,
  lensTitles,
  openFile,
  openText,
  type,
  waitForFindings,
  withSetting,
} from './editor';

const TWO_READS = `import { getOrders, getRates } from './api';

export async function load(id: string) {
  const orders = await getOrders(id);
  const rates = await getRates();
  return { orders, rates };
}
`;

describe('what is shown', () => {
  it('is one diagnostic for the two errands, and none inside them', async () => {
    const document = await openFile('src/errands.ts');
    const [finding] = await waitForFindings(document, 1);
    assert.ok(finding);
    assert.equal(finding.source, 'await-lens');
    assert.match(JSON.stringify(finding.code), /sequential-awaits/);
    assert.equal(document.getText(finding.range), 'await task1();\n  await task2()');
    assert.deepEqual(
      finding.relatedInformation?.map(({ location }) => document.getText(location.range)),
      ['await task1()', 'await task2()'],
    );
  });

  it('is underlined where it is safe, and names the calls', async () => {
    const document = await openFile('src/report.ts');
    const [finding] = await waitForFindings(document, 1);
    assert.ok(finding);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Information);
    for (const callee of ['getUser', 'getOrders', 'getRates'])
      assert.ok(finding.message.includes(callee), finding.message);
  });

  it('leaves alone what has to stay in order', async () => {
    const document = await openFile('src/checkout.ts');
    const found = await waitForAnyFinding(document);
    // The two reads in front may wait together; a receipt is for an order that was saved.
    for (const { range } of found) assert.ok(!document.getText(range).includes('sendReceipt'));
  });

  it('has a lens over the function and a hover on await', async () => {
    const document = await openFile('src/report.ts');
    await waitForFindings(document, 1);
    assert.deepEqual(await lensTitles(document), ['3 waits, could be 1']);
    const hover = await hoverAt(document, 'await getOrders');
    assert.match(hover, /could wait with/i);
    assert.match(hover, /event loop/i);
  });

  it('says on an await that must stay what it waits for', async () => {
    const document = await openFile('src/checkout.ts');
    assert.match(await hoverAt(document, 'await sendReceipt'), /has to wait/i);
  });

  it('follows the typing, through text that is no program', async () => {
    const document = await openText('src/typing.ts', TWO_READS);
    await waitForFindings(document, 1);
    await type(document, TWO_READS.replace('getRates();', 'getRates(;'));
    await waitForFindings(document, 0);
    await type(document, TWO_READS.replace('getRates()', 'getRates(orders[0])'));
    assert.equal(findings(document).length, 0);
    await type(document, TWO_READS);
    await waitForFindings(document, 1);
  });

  it('is empty for an empty file', async () => {
    const document = await openText('src/empty.ts', TWO_READS);
    await waitForFindings(document, 1);
    await type(document, '');
    await waitForFindings(document, 0);
  });

  it('can be silenced with a reason', async () => {
    const reason = '  // await-lens-ignore-next-line: the server counts requests\n';
    const document = await openText('src/silent.ts', TWO_READS);
    await waitForFindings(document, 1);
    await type(document, TWO_READS.replace('  const orders', `${reason}  const orders`));
    await waitForFindings(document, 0);
  });

  it('can be turned off and on', async () => {
    const document = await openFile('src/report.ts');
    await waitForFindings(document, 1);
    await withSetting('enable', false, async () => {
      await waitForFindings(document, 0);
    });
    await waitForFindings(document, 1);
  });
});
