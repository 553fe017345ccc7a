/** The number of problems in the status bar. */
export const PROBLEMS = '#status\\.problems .statusbar-item-label';

/** The window of VS Code in a browser page, operated like a user would: with keys and what is on the screen. */
export class Workbench {
  constructor(page) {
    this.page = page;
  }

  /** Goes to the address of a window in which a file is open, and waits until the language server has found something. */
  async open(address) {
    await this.page.goto(address);
    await this.page.waitForSelector('.monaco-editor .view-line');
    await this.press('Control+1 Control+B');
    // The extension and its server take a while on a busy machine.
    await this.page.waitForSelector(`${PROBLEMS}:not([aria-label^="No Problems"])`, { timeout: 120_000 });
  }

  /** Presses a chord, such as `Control+K Control+I`. */
  async press(keys) {
    for (const key of keys.split(' ')) await this.page.keyboard.press(key);
  }

  /** Types a text. */
  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Runs a command of the Command Palette by its title. */
  async run(title) {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget input[type=text]').first();
    await input.fill(`>${title}`);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: title })
      .first()
      .waitFor({ timeout: 5000 });
    await this.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Chooses an item of the list that is open. */
  async pick(label) {
    await (await this.see('.quick-input-list .monaco-list-row', { hasText: label })).click();
  }

  /** Answers the dialog for files or folders whose button has a label with a path. */
  async answerPath(path, label) {
    const button = await this.see('.quick-input-widget .monaco-button', { hasText: label });
    for (let i = 0; ; i++) {
      await (await this.see('.quick-input-widget input[type=text]')).fill(path);
      // The dialog lists the folder first, and takes no answer until then.
      await this.settle(2500);
      await button.click();
      try {
        return await button.waitFor({ state: 'hidden', timeout: 10_000 });
      } catch (error) {
        if (i === 9) throw error;
      }
    }
  }

  /** Opens the list of code actions of a command at a place, again and again until it contains a text. */
  async menu(command, [line, column], text) {
    for (let i = 0; ; i++) {
      await this.goTo(line, column);
      await this.run(command);
      try {
        return await this.page.locator('.action-widget', { hasText: text }).first().waitFor({ timeout: 6000 });
      } catch (error) {
        if (i === 9) throw error;
        await this.press('Escape');
      }
    }
  }

  /** Chooses a code action of a list that is open, with the arrow keys. */
  async choose(text) {
    const focused = this.page.locator('.action-widget .monaco-list-row.focused');
    for (let i = 0; !(await focused.textContent())?.includes(text); i++) {
      if (i > 40) throw new Error(`The list does not contain "${text}".`);
      await this.press('ArrowDown');
    }
    await this.press('Enter');
  }

  /** Waits for the diagram, with everything in it that moves at rest. */
  async seeDiagram(selector) {
    const view = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await view.locator(selector).first().waitFor({ timeout: 60_000 });
    await this.settle(1500);
  }

  /** Puts the cursor at a line and column (from 1) and scrolls that line to the middle of the editor. */
  async goTo(line, column) {
    await this.press('Control+1 Control+G');
    await this.page.locator('.quick-input-widget input[type=text]').first().fill(`:${line}:${column}`);
    await this.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Drags with the mouse, such as the border between two editors. */
  async drag([fromX, fromY], [toX, toY]) {
    const { mouse } = this.page;
    await mouse.move(fromX, fromY);
    await mouse.down();
    await mouse.move(toX, toY, { steps: 5 });
    await mouse.up();
    // Off the border, which lights up under the mouse.
    await mouse.move(toX + 200, toY);
  }

  /** Waits for an element and returns it. */
  async see(selector, options = {}) {
    const found = this.page.locator(selector, options).first();
    await found.waitFor({ timeout: 60_000 });
    return found;
  }

  /** Waits until animations have ended. */
  settle(ms = 600) {
    return this.page.waitForTimeout(ms);
  }
}
