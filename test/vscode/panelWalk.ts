// The timeline panel as a person meets it, in a real VS Code with the packed extension; pictures go to out/screenshots.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from './embedded/browser';
import { PanelPage } from './embedded/panelPage';
import { type Server, startServer } from './embedded/server';
import { Workbench } from './embedded/workbench';
import { OUT, VSIX } from './paths';
import { copySample } from './sample';

/** Wide enough for the code and the panel beside each other. */
const VIEWPORT = { width: 1440, height: 960 };

const PYTHON = `import aiohttp


async def load_page(session: aiohttp.ClientSession):
    user = await session.get("https://shop.example/user")
    rates = await session.get("https://shop.example/rates")
    return user, rates
`;

describe('the timeline panel', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let workbench: Workbench;
  let panel: PanelPage;

  before(async () => {
    mkdirSync(join(OUT, 'screenshots'), { recursive: true });
    folder = copySample('panel-sample');
    writeFileSync(join(folder, 'src', 'tasks.py'), PYTHON);
    server = await startServer({ vsix: [VSIX], settings: { 'editor.minimap.enabled': false } });
    browser = await launchBrowser();
    workbench = new Workbench(await browser.newPage({ viewport: VIEWPORT }));
    panel = new PanelPage(workbench.page);
    await workbench.open(server, folder);
    await workbench.openFile('report.ts');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture('panel-failed');
  });

  after(async () => {
    await browser.close();
    server.stop();
  });

  it('opens from the lens, beside the code', async () => {
    await workbench.lenses.filter({ hasText: '3 waits, could be 1' }).click();
    await panel.shows('buildReport');
    await waitForText(panel.gain, '900 ms as written, 300 ms together: 600 ms less.');
    await workbench.picture('panel-1-open');
  });

  it('counts the findings of the file in the status bar', async () => {
    await workbench.page.locator('.statusbar-item[id*="awaitLens.findings"]').waitFor({ state: 'attached' });
  });

  it('is reached as a whole with the tabulator', async () => {
    assert.deepEqual(await panel.tabThrough(), await panel.controls());
  });

  it('takes a duration from the keyboard, and says the time in the lens', async () => {
    await panel.control('number/buildReport/getOrders#0').focus();
    await workbench.page.keyboard.type('1200');
    await workbench.page.keyboard.press('Tab');
    await waitForText(panel.gain, '1.8 s as written, 1.2 s together: 600 ms less.');
    await workbench.lenses.filter({ hasText: '3 waits, could be 1 (1.8 s → 1.2 s)' }).waitFor();
  });

  it('lets a bar be made longer with the arrow keys and with the mouse', async () => {
    const number = panel.control('number/buildReport/getRates#0');
    await panel.control('together/2/').focus();
    await workbench.page.keyboard.press('ArrowRight');
    await waitFor(async () => Number(await number.inputValue()) > 300, 'a longer bar');
    const grip = panel.control('together/2/').locator('.grip');
    const box = (await grip.boundingBox())!;
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(box.x + 80, box.y + box.height / 2, { steps: 5 });
    await workbench.page.mouse.up();
    await waitFor(async () => Number(await number.inputValue()) > 400, 'a bar that follows the pointer');
    await workbench.picture('panel-2-durations');
  });

  it('steps through the event loop, both ways', async () => {
    await panel.control('loop/next').focus();
    for (let step = 1; step < 3; step++) await workbench.page.keyboard.press('Enter');
    await waitForText(panel.told, /getUser/);
    assert.match(
      (await panel.list('outside').or(panel.list('finished')).allInnerTexts()).join(),
      /getUser finished → start getOrders/,
    );
    await panel.control('loop/together').check();
    await panel.control('loop/next').focus();
    for (let step = 1; step < 4; step++) await workbench.page.keyboard.press('Enter');
    assert.equal(await panel.list('outside').count(), 3, 'three wait outside at once');
    await workbench.markedLines.first().waitFor();
    await workbench.picture('panel-3-waiting-for-three');
    await workbench.page.keyboard.press('Enter');
    await panel.control('loop/slider').focus();
    await workbench.page.keyboard.press('ArrowRight');
    assert.match((await panel.list('queue').allInnerTexts()).join(), /hand its result to Promise\.all, 1 of 3/);
    await workbench.picture('panel-4-queue');
  });

  it('plays by itself, and stops when told to', async () => {
    const count = panel.content.locator('.count');
    await panel.control('loop/restart').click();
    const before = await count.innerText();
    await panel.control('loop/play').click();
    await waitFor(async () => (await count.innerText()) !== before, 'another step');
    await panel.control('loop/play').click();
    assert.equal(await panel.control('loop/play').getAttribute('aria-label'), 'Play');
  });

  it('keeps its state while it is hidden', async () => {
    const count = panel.content.locator('.count');
    await panel.control('loop/slider').focus();
    const before = await count.innerText();
    // In the group that has the focus, so above the panel.
    await workbench.openFile('api.ts');
    await panel.content.locator('h1').waitFor({ state: 'hidden' });
    await workbench.page.locator('.tab', { hasText: 'Timeline: buildReport' }).click();
    await panel.shows('buildReport');
    await waitForText(count, before);
    assert.equal(await panel.control('number/buildReport/getOrders#0').inputValue(), '1200');
    assert.ok(await panel.control('loop/together').isChecked(), 'still together');
  });

  it('leads from a bar to the code', async () => {
    await panel.control('written/1/').click();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 6, Col/ }).waitFor();
  });

  it('lists the findings from the status bar', async () => {
    await workbench.page.locator('.statusbar-item[id*="awaitLens.findings"] a').click();
    await workbench.quickPicks.filter({ hasText: 'getUser' }).waitFor();
    await workbench.picture('panel-5-findings');
    await workbench.page.keyboard.press('Escape');
  });

  for (const [theme, name] of [
    ['Dark Modern', 'dark'],
    ['Light Modern', 'light'],
    ['Dark High Contrast', 'contrast'],
  ] as const) {
    it(`has nothing serious against it, says axe: ${theme}`, async () => {
      await workbench.chooseTheme(theme);
      await panel.content.locator(`body[data-vscode-theme-kind*="${name}"]`).waitFor();
      assert.deepEqual(await panel.violations(), []);
      await workbench.picture(`panel-6-${name}`);
      const hover = await workbench.hover('await', 'await getOrders');
      await hover.locator('img').waitFor();
      await workbench.picture(`panel-6-${name}-hover`);
      await workbench.page.keyboard.press('Escape');
    });
  }

  it('applies the rewrite, and then shows what waits together', async () => {
    await workbench.chooseTheme('Dark Modern');
    await panel.control('offer/0').focus();
    await workbench.page.keyboard.press('Enter');
    await panel.content.locator('.offer').waitFor({ state: 'detached' });
    await waitForText(panel.gain, /and nothing to gain/);
    assert.equal(await panel.content.locator('.lane').first().locator('.bar.shared').count(), 3);
    assert.match(await workbench.text(), /await Promise\.all\(\[/);
    await workbench.picture('panel-7-applied');
  });

  it('shows what has to wait for what, and why', async () => {
    await workbench.click('await Promise');
    await workbench.openFile('checkout.ts');
    await workbench.lenses.first().click();
    await panel.shows('checkOut');
    await panel.content.locator('.reason', { hasText: 'sendReceipt uses saved' }).waitFor();
    assert.ok((await panel.content.locator('.arrow').count()) >= 4);
    await workbench.picture('panel-8-arrows');
  });

  it('does the same for Python', async () => {
    await workbench.click('await sendReceipt');
    await workbench.openFile('tasks.py');
    await workbench.lenses.filter({ hasText: '2 waits, could be 1' }).click();
    await panel.shows('load_page');
    await panel.content.locator('.kind', { hasText: 'ready queue' }).waitFor();
    await panel.control('offer/0').click();
    await waitForText(panel.gain, /and nothing to gain/);
    const hover = await workbench.hover('gather', 'asyncio.gather');
    await hover.locator('img').waitFor();
    assert.match(await hover.innerText(), /Waits for session\.get.* together/);
    await workbench.picture('panel-9-python');
    await workbench.page.keyboard.press('Escape');
  });

  it('is there again after the window was loaded anew', async () => {
    await workbench.page.reload({ waitUntil: 'domcontentloaded' });
    // Of a window that is cut off VS Code may have kept an earlier moment, with the function of that time.
    await panel.shows('');
    await panel.gain.waitFor();
  });

  it('says so when its function is gone, and keeps what it showed', async () => {
    // After the window was loaded anew either group may have the focus.
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.openFile('checkout.ts');
    await workbench.lenses.filter({ hasText: '5 waits' }).click();
    await panel.shows('checkOut');
    await workbench.click('await sendReceipt');
    await workbench.page.keyboard.press('Control+A');
    await workbench.page.keyboard.press('Delete');
    await panel.content.locator('.notice', { hasText: 'no longer there' }).waitFor();
    await panel.shows('checkOut');
    await workbench.page.keyboard.press('Control+Z');
    await panel.content.locator('.notice').waitFor({ state: 'hidden' });
  });

  it('speaks Korean', async () => {
    const page = await browser.newPage({ viewport: VIEWPORT });
    // What a language pack sets before the workbench is loaded.
    await page.addInitScript(() => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: 'ko' }));
    const korean = new Workbench(page);
    const koreanPanel = new PanelPage(page);
    await korean.open(server, copySample('korean-sample'));
    await korean.openFile('report.ts');
    await korean.lenses.filter({ hasText: '대기 3번' }).click();
    await koreanPanel.shows('buildReport');
    await waitForText(koreanPanel.gain, /줄어듭니다/);
    assert.deepEqual(await koreanPanel.violations(), []);
    const hover = await korean.hover('await', 'await getOrders');
    await hover.locator('img').waitFor();
    await korean.picture('panel-10-korean');
    await page.close();
  });
});

/** Waits until a text is as it should be. */
async function waitForText(locator: Locator, wanted: string | RegExp): Promise<void> {
  await locator.filter({ hasText: wanted }).waitFor();
}

/** Waits until something holds that no single element shows. */
async function waitFor(holds: () => Promise<boolean>, wanted: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited for ${wanted}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
