// `npm run pictures`: takes the README's pictures from the running product.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './embedded/browser';
import { startServer } from './embedded/server';
import { Workbench } from './embedded/workbench';
import { ROOT, VSIX } from './paths';
import { copySample } from './sample';

void main();

async function main(): Promise<void> {
  mkdirSync(join(ROOT, 'media'), { recursive: true });
  const server = await startServer({
    vsix: [VSIX],
    // The editor alone, so that the picture can be read where it is small.
    settings: {
      'editor.minimap.enabled': false,
      'editor.hover.sticky': true,
      'breadcrumbs.enabled': false,
      'window.commandCenter': false,
      'workbench.activityBar.location': 'hidden',
      'workbench.statusBar.visible': false,
      'workbench.layoutControl.enabled': false,
    },
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 960, height: 430 }, deviceScaleFactor: 2 });
    const workbench = new Workbench(page);
    await workbench.open(server, copySample('sample'));
    await workbench.openFile('report.ts');
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.lenses.first().waitFor();
    // The light bulb follows the cursor: to where the hover hides it.
    await workbench.click('let total');
    const hover = await workbench.hover('await', 'await getOrders');
    await hover.locator('img').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(ROOT, 'media', 'overview.png') });
  } finally {
    await browser.close();
    server.stop();
  }
}
