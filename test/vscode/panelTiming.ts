// `npm run bench:panel [-- --rounds N]`: how long it takes from a click on the lens until the timeline panel shows the function.
import { parseArgs } from 'node:util';
import { launchBrowser } from './embedded/browser';
import { PanelPage } from './embedded/panelPage';
import { startServer } from './embedded/server';
import { Workbench } from './embedded/workbench';
import { VSIX } from './paths';
import { copySample } from './sample';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });

void main();

async function main(): Promise<void> {
  const server = await startServer({ vsix: [VSIX] });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const workbench = new Workbench(page);
    const panel = new PanelPage(page);
    await workbench.open(server, copySample('timing-sample'));
    await workbench.openFile('report.ts');
    await workbench.lenses.first().waitFor();
    const times: number[] = [];
    for (let round = 0; round <= Number(values.rounds); round++) {
      const start = performance.now();
      await workbench.lenses.first().click();
      await panel.shows('buildReport');
      times.push(performance.now() - start);
      const tab = page.locator('.tab', { hasText: 'Timeline: buildReport' });
      await tab.click({ button: 'middle' });
      await tab.waitFor({ state: 'detached' });
    }
    const [first = Number.NaN, ...later] = times;
    later.sort((a, b) => a - b);
    const at = (part: number): string => (later[Math.floor((later.length - 1) * part)] ?? Number.NaN).toFixed(0);
    console.log(`The panel is there after ${at(0.5)} ms (median of ${later.length}; 95 %: ${at(0.95)} ms).`);
    console.log(`The first time, with VS Code still busy: ${first.toFixed(0)} ms.`);
  } finally {
    await browser.close();
    server.stop();
  }
}
