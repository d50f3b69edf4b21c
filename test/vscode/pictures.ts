// `npm run pictures`: takes every picture of the README and the walkthrough from the running product.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './embedded/browser';
import { startServer, type Server } from './embedded/server';
import { Workbench } from './embedded/workbench';
import { ROOT, VSIX } from './paths';
import { copySample } from './sample';

const MEDIA = join(ROOT, 'media');

/** The editor alone, so that a picture can be read where it is small. */
const SETTINGS = {
  'editor.minimap.enabled': false,
  'editor.hover.sticky': true,
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
};

void main();

async function main(): Promise<void> {
  mkdirSync(join(MEDIA, 'walkthrough'), { recursive: true });
  const server = await startServer({ vsix: [VSIX], settings: SETTINGS });
  const browser = await launchBrowser();
  try {
    await takeOverview(server, browser);
    await takeMainJob(server, browser);
    await takeWalkthrough(server, browser);
  } finally {
    await browser.close();
    server.stop();
  }
}

/** The picture on top of the README. */
async function takeOverview(server: Server, browser: Browser): Promise<void> {
  const workbench = await openReport(server, browser, { width: 960, height: 430 }, 2);
  // The light bulb follows the cursor: to where the hover hides it.
  await workbench.click('let total');
  const hover = await workbench.hover('await', 'await getOrders');
  await settle(hover);
  await keep(workbench.page, 'overview');
  await workbench.page.close();
}

/** The main job as a moving picture: what is underlined, why, the menu, and what comes of it. */
async function takeMainJob(server: Server, browser: Browser): Promise<void> {
  const workbench = await openReport(server, browser, { width: 1000, height: 420 }, 1.5);
  const { page } = workbench;
  const frames: { readonly image: Buffer; readonly delay: number }[] = [];
  const shoot = async (delay: number): Promise<void> => {
    frames.push({ image: await page.screenshot(), delay });
  };
  await workbench.click('let total');
  await page.mouse.move(0, 0);
  await shoot(1600);
  const hover = await workbench.hover('await', 'await getUser');
  await settle(hover);
  await shoot(3200);
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  const fixes = await workbench.openQuickFixes('await getOrders');
  await shoot(1800);
  await fixes.first().click();
  await workbench.lenses.first().waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  await shoot(3000);
  await sharp(
    frames.map(({ image }) => image),
    { join: { animated: true } },
  )
    .webp({ lossless: true, loop: 0, delay: frames.map(({ delay }) => delay) })
    .toFile(join(MEDIA, 'main-job.webp'));
  await page.close();
}

/** One picture for each step of Get Started. */
async function takeWalkthrough(server: Server, browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 800, height: 520 }, deviceScaleFactor: 1.5 });
  const workbench = new Workbench(page);
  await workbench.open(server, copySample('sample'));
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.runCommand('Await Lens: Open a Sample');
  await workbench.lenses.first().waitFor();
  await workbench.click('three answers');
  await keep(page, 'walkthrough/sample');

  const hover = await workbench.hover('await', 'await fetch(`/users/${id}`)');
  await settle(hover);
  await keep(page, 'walkthrough/hover');
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');

  await workbench.runCommand('Await Lens: Learn About the Event Loop');
  await workbench.quickPicks.filter({ hasText: 'Two tasks, step by step' }).waitFor();
  await keep(page, 'walkthrough/lessons');
  await page.keyboard.press('Escape');

  await workbench.click('const orders');
  await workbench.runCommand('Await Lens: Let All Safe Awaits in This File Wait Together');
  await page.locator('.view-line', { hasText: 'Promise.all' }).first().waitFor();
  await keep(page, 'walkthrough/rewrite');
  await page.keyboard.press('Control+Z');
  await workbench.runCommand('Notifications: Clear All Notifications');

  await workbench.click('const orders');
  await workbench.runCommand('Await Lens: Show the Timeline of This Function');
  await frameOf(page).locator('h1').waitFor();
  await workbench.runCommand('View: Toggle Maximize Editor Group');
  await frameOf(page).locator('h1').click();
  await keep(page, 'walkthrough/timeline');

  await workbench.runCommand('View: Close All Editor Groups');
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" }).click();
  await workbench.runCommand('Await Lens: Try Waiting and Computing');
  const buttons = frameOf(page).getByRole('button', { name: 'Run' });
  await buttons.first().waitFor();
  await page.setViewportSize({ width: 800, height: 700 });
  // Not the threads: what they gain hangs on the processors that the machine has to spare just then.
  for (const button of (await buttons.all()).slice(0, 4)) {
    await button.click();
    await button.and(frameOf(page).locator(':enabled')).waitFor();
  }
  await frameOf(page).locator('h1').click();
  await keep(page, 'walkthrough/blocking');
  await page.close();
}

/** Scrolls a hover to its drawing once nobody adds to it any more: each addition draws it anew. */
async function settle(hover: Locator): Promise<void> {
  await hover.locator('img').waitFor();
  await hover.getByText('Loading...').waitFor({ state: 'detached' });
  await hover.locator('img').scrollIntoViewIfNeeded();
}

async function openReport(
  server: Server,
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
  deviceScaleFactor: number,
): Promise<Workbench> {
  const workbench = new Workbench(await browser.newPage({ viewport, deviceScaleFactor }));
  await workbench.open(server, copySample('sample'));
  await workbench.openFile('report.ts');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.lenses.first().waitFor();
  return workbench;
}

/** The page inside a panel is a frame in a frame. */
function frameOf(page: Page) {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Keeps a picture of what has come to rest, as small as it goes without losing a dot. */
async function keep(page: Page, name: string): Promise<void> {
  // Lists and messages fade away; nothing says when they are gone.
  await page.waitForTimeout(500);
  await sharp(await page.screenshot())
    .png({ compressionLevel: 9, palette: true, quality: 100 })
    .toFile(join(MEDIA, `${name}.png`));
}
