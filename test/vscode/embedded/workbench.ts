import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { OUT } from '../paths';
import type { Server } from './server';

/** How long anything may take to be seen, in milliseconds. */
const PATIENCE = 30_000;

/** A VS Code window in the browser, handled as a person would: by looking, pointing and typing. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
  }

  /** Opens a folder of this machine and waits until the window can be used. */
  async open(server: Server, folder: string): Promise<void> {
    await this.page.goto(server.address({ folder }), { waitUntil: 'domcontentloaded' });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Opens a file by its name (Ctrl+P). */
  async openFile(name: string): Promise<void> {
    await this.#pick('Control+P', name, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command from the palette (F1) by its title. */
  async runCommand(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Chooses a colour theme by its name. */
  async chooseTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    const input = this.page.locator('.quick-input-widget input.input');
    await input.fill(name);
    await this.quickPicks.filter({ hasText: name }).first().click();
    await input.waitFor({ state: 'hidden' });
  }

  /** The lines of the list that is open at the top. */
  get quickPicks(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row:visible');
  }

  /** The underlines of one severity in the open editor. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  /** The lenses in the open editor. */
  get lenses(): Locator {
    return this.page.locator('.editor-instance .codelens-decoration a');
  }

  /** The lines of the open editor that an extension has marked as a whole. */
  get markedLines(): Locator {
    return this.page.locator('.editor-instance .view-overlays [class*="TextEditorDecorationType"]');
  }

  /** Text of the open editor, as far as it fits the window. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-line').all();
    const placed = await Promise.all(
      lines.map(async (line) => ({ top: (await line.boundingBox())?.y ?? 0, text: await line.innerText() })),
    );
    placed.sort((a, b) => a.top - b.top);
    return placed.map(({ text }) => text.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
  }

  /** Puts the pointer on a word of the open editor, in the line that holds a text, and gives the hover that appears. */
  async hover(word: string, line: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible .hover-contents').first();
    await this.#untilSeen(hover, async () => {
      // From outside: a pointer that already rests there tells the editor nothing.
      await this.page.mouse.move(0, 0);
      const { x, y } = await this.#placeOf(word, line);
      await this.page.mouse.move(x, y);
    });
    return this.page.locator('.monaco-hover:visible').first();
  }

  /** Puts the cursor on a word of the open editor. */
  async click(word: string): Promise<void> {
    const { x, y } = await this.#placeOf(word);
    await this.page.mouse.click(x, y);
  }

  /** Puts the cursor on a word and opens the menu of quick fixes (Ctrl+.); gives its entries. */
  async openQuickFixes(word: string): Promise<Locator> {
    await this.click(word);
    await this.page
      .locator('.editor-instance .lightBulbWidget:visible, .editor-instance .codicon-gutter-lightbulb:visible')
      .first()
      .waitFor();
    const entries = this.page.locator('.action-widget .monaco-list-row.action');
    await this.#untilSeen(entries.first(), () => this.page.keyboard.press('Control+.'));
    return entries;
  }

  /** Saves the open file (Ctrl+S) and waits until it is saved. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** Keeps a picture of the window in out/screenshots. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(OUT, 'screenshots', `${name}.png`), animations: 'disabled' });
  }

  /** Opens a list by its key, types, and chooses the line that comes up; a list that was read too early is opened again. */
  async #pick(key: string, typed: string, line: string): Promise<void> {
    const row = this.quickPicks.filter({ hasText: line }).first();
    const input = this.page.locator('.quick-input-widget input.input');
    await this.#untilSeen(row, async () => {
      if (await input.isVisible()) await this.page.keyboard.press('Escape');
      await this.#untilSeen(input, () => this.page.keyboard.press(key));
      await input.fill(typed);
    });
    await row.click();
  }

  async #placeOf(word: string, inLine = word): Promise<{ x: number; y: number }> {
    const hasText = inLine.replaceAll(' ', '\u00a0');
    const line = this.page.locator('.editor-instance .view-line', { hasText }).first();
    await line.waitFor();
    const text = (await line.innerText()).replaceAll('\u00a0', ' ');
    const box = await line.locator('> span').first().boundingBox();
    if (!box) throw new Error(`"${word}" is not to be seen in the editor.`);
    // A monospaced font: the place in the line gives the place on the screen.
    const middle = (text.indexOf(word) + word.length / 2) / text.length;
    return { x: box.x + box.width * middle, y: box.y + box.height / 2 };
  }

  /** Does something again until it has shown an effect: the workbench loses a key press now and then while it is busy. */
  async #untilSeen(locator: Locator, act: () => Promise<void>): Promise<void> {
    const end = Date.now() + PATIENCE;
    do {
      await act();
      if (
        await locator.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        )
      )
        return;
    } while (Date.now() < end);
    await locator.waitFor({ timeout: 1 });
  }
}
