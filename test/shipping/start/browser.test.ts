import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../scripts/lib/chromium.mjs';
import { PROBLEMS, Workbench } from '../../../scripts/pictures/workbench.mjs';
import { writeLeadingPage } from '../../../scripts/start/browser.mjs';
import { type Started, start } from '../support/start.js';

const WAIT = { timeout: 60_000, interval: 100 };

describe.skipIf(process.platform !== 'linux')('the window of npm start', () => {
  let started: Started;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    started = await start();
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    started?.clean();
  });

  it('opens through the page that leads to it, and leaves no token in the address', async () => {
    const leading = writeLeadingPage(started.home, started.address.href);
    await page.goto(pathToFileURL(leading).href);
    await page.waitForSelector('.monaco-workbench .explorer-folders-view .monaco-list-row', { timeout: 60_000 });
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
    expect(page.url()).not.toContain(started.token);
  });

  it('analyses the file that is open', async () => {
    await new Workbench(page).see(`${PROBLEMS}:not([aria-label^="No Problems"])`);
    expect(started.server().filter(({ command }) => /azroute\S*\/dist\/server\.js/.test(command))).toHaveLength(1);
  });

  it('shows a page of an extension, which has a frame of its own', async () => {
    const readme = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await new Workbench(page).run('Extensions: Show Enabled Extensions');
    await page.locator('.extensions-list .monaco-list-row', { hasText: 'azroute' }).first().click();
    await readme.locator('h1').first().waitFor({ timeout: 60_000 });
    expect(await readme.locator('h1').first().textContent()).toContain('azroute');
  });

  it('ends with everything that it has started when the script that serves it is killed', async () => {
    expect(started.server().length).toBeGreaterThan(2);
    process.kill(started.script('serve').pid, 'SIGKILL');
    await expect.poll(() => started.server().map(({ command }) => command), WAIT).toEqual([]);
  });
});
