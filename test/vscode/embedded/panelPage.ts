import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The page inside the timeline panel, in whichever frames VS Code has put it. */
export class PanelPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Whatever is in the page. */
  get content(): FrameLocator {
    return this.#page
      .frameLocator('iframe.webview[src*="extensionId=await-lens.await-lens"]')
      .frameLocator('iframe#active-frame');
  }

  /** What a person would reach with the tabulator, by its name in the page. */
  control(focus: string): Locator {
    return this.content.locator(`[data-focus="${focus}"]`);
  }

  /** The sentence about what is gained in all. */
  get gain(): Locator {
    return this.content.locator('.gain');
  }

  /** The sentence about the step of the event loop that is shown. */
  get told(): Locator {
    return this.content.locator('.told');
  }

  /** The entries of one of the four lists of the event loop. */
  list(kind: 'stack' | 'outside' | 'finished' | 'queue'): Locator {
    return this.content.locator(`.loop-list.${kind} li:not(.empty)`);
  }

  /** Waits until a function is shown. */
  async shows(name: string): Promise<void> {
    await this.content.locator('h1', { hasText: name }).waitFor();
  }

  /** Presses the tabulator from the top of the page to its end; gives the names of what had the focus, in that order. */
  async tabThrough(): Promise<string[]> {
    await this.content.locator('h1').focus();
    const frame = await this.#frame();
    const visited: string[] = [];
    for (;;) {
      await this.#page.keyboard.press('Tab');
      const name = await frame.evaluate<string | undefined>('document.activeElement?.dataset.focus');
      if (name === undefined || visited.includes(name)) return visited;
      visited.push(name);
    }
  }

  /** Everything that can be used now, by its name, in the order of the page; of radio buttons the chosen one. */
  async controls(): Promise<string[]> {
    const frame = await this.#frame();
    // As text, for the tests know no types of the browser.
    return frame.evaluate<string[]>(`[...document.querySelectorAll('[data-focus]:not(:disabled)')]
      .filter((it) => it.checkVisibility() && (it.type !== 'radio' || it.checked))
      .map((it) => it.dataset.focus)`);
  }

  /** What axe finds wrong with the page, the serious and the critical, each with the elements it means. */
  async violations(): Promise<string[]> {
    const frame = await this.#frame();
    await frame.evaluate(AXE);
    const { violations } = await frame.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(', ')}`);
  }

  async #frame(): Promise<Frame> {
    const element = await this.content.locator('html').elementHandle();
    const frame = await element.ownerFrame();
    if (!frame) throw new Error('The panel is not there.');
    return frame;
  }
}
