// What a person sees and does, in a real VS Code with the packed extension; pictures of each step go to out/screenshots.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './embedded/browser';
import { type Server, startServer } from './embedded/server';
import { Workbench } from './embedded/workbench';
import { OUT, ROOT, VSIX } from './paths';
import { copySample } from './sample';

describe('a person', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let workbench: Workbench;

  before(async () => {
    rmSync(join(OUT, 'screenshots'), { recursive: true, force: true });
    mkdirSync(join(OUT, 'screenshots'), { recursive: true });
    folder = copySample('walk-sample');
    server = await startServer({ vsix: [VSIX] });
    browser = await launchBrowser();
    workbench = new Workbench(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
    await workbench.open(server, folder);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture('failed');
  });

  after(async () => {
    await browser.close();
    server.stop();
  });

  it('opens a file and sees what could wait together underlined', async () => {
    await workbench.openFile('report.ts');
    await workbench.squiggles('info').first().waitFor();
    await workbench.picture('1-underline');
  });

  it('sees a lens over the function', async () => {
    await workbench.lenses.filter({ hasText: '3 waits, could be 1' }).waitFor();
    assert.match(await workbench.text(), /const rates = await getRates\(\);/);
  });

  it('is told by a hover why they are independent, with a picture', async () => {
    const hover = await workbench.hover('await', 'await getOrders');
    const picture = hover.locator('img');
    await picture.waitFor();
    assert.match(await hover.innerText(), /could wait with/i);
    assert.match(await hover.innerText(), /event loop/i);
    assert.ok((await picture.boundingBox())!.width > 100, 'the picture is drawn');
    await workbench.picture('2-hover');
  });

  it('finds it in the Problems panel', async () => {
    await workbench.runCommand('Problems: Focus on Problems View');
    const row = workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'await-lens' });
    await row.first().waitFor();
    assert.match(await row.first().innerText(), /getUser.*getOrders.*getRates/);
    await workbench.picture('3-problems');
    await workbench.runCommand('View: Toggle Panel Visibility');
  });

  it('lets them wait together by Ctrl+. and saves', async () => {
    const fixes = await workbench.openQuickFixes('await getOrders');
    await workbench.picture('4-quick-fixes');
    assert.match((await fixes.allInnerTexts()).join('\n'), /Promise\.all(.|\n)*runParallel(.|\n)*allSettled/);
    await fixes.filter({ hasText: 'Wait together with Promise.all' }).first().click();
    await workbench.squiggles('info').first().waitFor({ state: 'detached' });
    await workbench.save();
    await workbench.picture('5-rewritten');
    const saved = readFileSync(join(folder, 'src', 'report.ts'), 'utf8');
    const rewritten =
      'const [user, orders, rates] = await Promise.all([getUser(userId), getOrders(userId), getRates()]);';
    assert.ok(saved.includes(rewritten), saved);
  });

  it('lets two errands run with runParallel, which comes along as a file', async () => {
    await workbench.openFile('errands.ts');
    await workbench.lenses
      .filter({ hasText: /2 waits/ })
      .first()
      .waitFor();
    const fixes = await workbench.openQuickFixes('await task1');
    await fixes.filter({ hasText: 'Wait together with runParallel' }).first().click();
    await workbench.page.locator('.view-line', { hasText: 'runParallel(() =>' }).waitFor();
    await workbench.lenses
      .filter({ hasText: /2 waits/ })
      .first()
      .waitFor({ state: 'detached' });
    await workbench.picture('6-run-parallel');
    await workbench.save();
    await workbench.openFile('runParallel.ts');
    await workbench.save();
    const saved = readFileSync(join(folder, 'src', 'errands.ts'), 'utf8');
    assert.ok(saved.includes('await runParallel(() => task1(), () => task2());'), saved);
    const helper = readFileSync(join(folder, 'src', 'runParallel.ts'), 'utf8');
    assert.match(helper, /export (async )?function runParallel/);
  });

  it('asks in the palette why the rest can not wait together', async () => {
    await workbench.openFile('checkout.ts');
    await workbench.lenses.first().waitFor();
    await workbench.click('await sendReceipt');
    await workbench.runCommand('Await Lens: Why Not Together?');
    await workbench.quickPicks.filter({ hasText: 'saveOrder' }).filter({ hasText: 'sendReceipt' }).first().waitFor();
    await workbench.picture('7-why-not-together');
    await workbench.page.keyboard.press('Escape');
  });

  it('reads how the event loop runs a function', async () => {
    await workbench.runCommand('Await Lens: Explain the Awaits of This Function');
    const page = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
    await page.locator('body', { hasText: 'sendReceipt' }).waitFor();
    await workbench.picture('8-explain');
  });
});

describe('npm start', () => {
  it('prints what is found in the sample, and an address that answers', () => {
    const args = ['--no-install', 'tsx', 'test/vscode/start.ts', '--once'];
    const { status, stdout, stderr } = spawnSync('npx', args, { cwd: ROOT, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /3 awaits can wait together: getUser/);
    assert.match(stdout, /http:\/\/127\.0\.0\.1:\d+\/\?tkn=\w+&folder=/);
    assert.match(stdout, /The address answers: [23]\d\d/);
  });
});
