// Lessons, walkthrough, sample, snippets and the demonstration as a person meets them; pictures go to out/screenshots.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchBrowser } from './embedded/browser';
import { PanelPage } from './embedded/panelPage';
import { type Server, startServer } from './embedded/server';
import { Workbench } from './embedded/workbench';
import { OUT, VSIX } from './paths';
import { copySample } from './sample';

/** Wide enough for the steps of the walkthrough and their pictures beside each other. */
const VIEWPORT = { width: 1640, height: 900 };

describe('learning about the event loop', () => {
  let server: Server;
  let browser: Browser;
  let workbench: Workbench;

  before(async () => {
    mkdirSync(join(OUT, 'screenshots'), { recursive: true });
    server = await startServer({ vsix: [VSIX], settings: { 'editor.minimap.enabled': false } });
    browser = await launchBrowser();
    workbench = new Workbench(await browser.newPage({ viewport: VIEWPORT }));
    await workbench.open(server, copySample('lessons-sample'));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture('lessons-failed');
  });

  after(async () => {
    await browser.close();
    server.stop();
  });

  it('begins with the walkthrough, whose steps are checked when they are done', async () => {
    await workbench.runCommand('Welcome: Open Walkthrough...');
    const picks = workbench.quickPicks.filter({ hasText: 'Get Started with Await Lens' });
    await picks.first().click();
    const step = workbench.page.locator('.getting-started-step', { hasText: 'Open a sample' });
    await step.waitFor();
    await workbench.page.locator('.getting-started-media img:visible').first().waitFor();
    await workbench.picture('lessons-1-walkthrough');
    await step.getByRole('button', { name: 'Open a Sample' }).click();
    await workbench.lenses.filter({ hasText: '3 waits, could be 1' }).waitFor();
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await picks.first().click();
    await workbench.page.locator('.getting-started-step .codicon-getting-started-step-checked').first().waitFor();
    await workbench.picture('lessons-2-checked');
  });

  it('says in the sample what a blocking call holds up, and awaits instead', async () => {
    await workbench.runCommand('Await Lens: Open a Sample');
    const hover = await workbench.hover('readFileSync', "readFileSync('page.html'");
    await hover.getByText('Holds up every wait in this program').waitFor();
    await workbench.picture('lessons-3-blocking');
    await workbench.page.mouse.move(0, 0);
    await workbench.page.keyboard.press('Escape');
    const fixes = await workbench.openQuickFixes("readFileSync('page.html'");
    await fixes.filter({ hasText: 'Await readFile instead' }).click();
    await workbench.page.locator('.view-line', { hasText: 'node:fs/promises' }).waitFor();
    assert.match(await workbench.text(), /await readFile\('page\.html', 'utf8'\)/);
  });

  it('writes snippets', async () => {
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.runCommand('Change Language Mode');
    await workbench.page.locator('.quick-input-widget input.input').fill('TypeScript');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.type('promiseall');
    const entry = workbench.page.locator('.suggest-widget .monaco-list-row', {
      hasText: 'Promise.all with destructuring',
    });
    await entry.first().click();
    await workbench.page.locator('.view-line', { hasText: 'Promise.all([' }).first().waitFor();
  });

  it('finds a lesson by what it teaches, and opens it with its pictures', async () => {
    await pickLesson(workbench, 'Await Lens: Learn About the Event Loop', 'pools', 'Limits and pools');
    const page = preview(workbench);
    await page.locator('h1', { hasText: 'Limits and pools' }).waitFor();
    await page.locator('img[src*="pool.svg"]').waitFor();
    // Rejects when the picture is broken.
    await page
      .locator('img[src*="pool.svg"]')
      .evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
    await workbench.picture('lessons-4-lesson');
  });

  it('measures waiting and computing', async () => {
    await workbench.runCommand('Await Lens: Try Waiting and Computing');
    const panel = new PanelPage(workbench.page);
    const buttons = panel.content.getByRole('button', { name: 'Run' });
    await buttons.first().waitFor();
    assert.equal(await buttons.count(), 5);
    const took: number[] = [];
    for (const [index, button] of (await buttons.all()).entries()) {
      await button.focus();
      await workbench.page.keyboard.press('Enter');
      const total = panel.content.locator('.trial-total').nth(index).filter({ hasText: 'the timer rang' });
      await total.waitFor();
      took.push(Number.parseInt((await total.innerText()).replace(/\D*/, ''), 10));
    }
    const [inSequence = 0, together = 0, , computing = 0] = took;
    assert.ok(together < inSequence, 'Waits that go on together take less time.');
    const rang = await panel.content.locator('.trial-total').allInnerTexts();
    assert.match(rang[3] ?? '', /the timer rang [0-3] times/, `Computing (${computing} ms) holds the thread.`);
    await workbench.picture('lessons-5-measured');
  });

  for (const [theme, name] of [
    ['Dark Modern', 'dark'],
    ['Light Modern', 'light'],
    ['Dark High Contrast', 'contrast'],
  ] as const) {
    it(`has nothing serious against the demonstration, says axe: ${theme}`, async () => {
      const panel = new PanelPage(workbench.page);
      await workbench.chooseTheme(theme);
      await panel.content.locator(`body[data-vscode-theme-kind*="${name}"]`).waitFor();
      assert.deepEqual(await panel.violations(), []);
      await workbench.picture(`lessons-6-${name}`);
    });
  }

  it('teaches in Korean', async () => {
    const page = await browser.newPage({ viewport: VIEWPORT });
    // What a language pack sets before the workbench is loaded.
    await page.addInitScript(() => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: 'ko' }));
    const korean = new Workbench(page);
    await korean.open(server, copySample('korean-lessons'));
    await pickLesson(korean, 'Await Lens: 이벤트 루프 배우기', '풀', '제한과 풀');
    await preview(korean).locator('h1', { hasText: '제한과 풀' }).waitFor();
    await korean.picture('lessons-7-korean');
    await page.close();
  });
});

async function pickLesson(workbench: Workbench, command: string, typed: string, title: string): Promise<void> {
  await workbench.runCommand(command);
  const lesson = workbench.quickPicks.filter({ hasText: title }).first();
  await workbench.quickPicks.nth(5).waitFor();
  await workbench.page.locator('.quick-input-widget input.input').fill(typed);
  await lesson.click();
}

/** The page inside the preview of a lesson. */
function preview(workbench: Workbench): FrameLocator {
  return workbench.page
    .frameLocator('iframe.webview[src*="markdown-language-features"]')
    .frameLocator('iframe#active-frame');
}
