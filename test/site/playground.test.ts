import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolders } from '../../scripts/editor-test/static-server.mjs';
import { launchChromium } from '../../scripts/lib/chromium.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { hashOf } from '../../scripts/site/share.mjs';

interface Playground {
  readonly editor: {
    getValue(): string;
    setValue(text: string): void;
    setPosition(position: { lineNumber: number; column: number }): void;
    getPosition(): { lineNumber: number } | null;
    trigger(source: string, action: string, payload: unknown): void;
    focus(): void;
  };
  readonly violations: readonly string[];
}
declare global {
  var azroute: Playground;
}

const loop = readFileSync(inRoot('examples/05-multi-region-loop.azroute'), 'utf8');

let server: Awaited<ReturnType<typeof serveFolders>>;
let browser: Browser;
let page: Page;
/** What went wrong in the page, and every address that it asked for. */
let errors: string[] = [];
let asked: string[] = [];

beforeAll(async () => {
  server = await serveFolders({ '': inRoot('out/site') });
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A link that holds a text of somebody else. */
const packed = (text: string) => `#z=${deflateRawSync(text).toString('base64url')}`;

async function open(hash: string): Promise<void> {
  [errors, asked] = [[], []];
  await page.goto('about:blank');
  await page.goto(`${server.origin}/play/index.html${hash}`);
  await page.locator('#drawing svg').waitFor();
}

/** What is wrong for people who use a keyboard or a screen reader, or have weak eyes. */
async function faultsOf(of: Page, rules?: string[]): Promise<string[]> {
  await of.evaluate(axe.source);
  // Loading styles again is stopped by the content security policy.
  const options = { preload: false, ...(rules && { runOnly: rules }) };
  const { violations } = await of.evaluate(
    (chosen) => (globalThis as unknown as { axe: typeof axe }).axe.run(chosen),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const findings = () => page.locator('#findings li');

describe('the playground', () => {
  it('shows an example, its findings and its picture, under its content security policy', async () => {
    await open('#example=05-multi-region-loop.azroute');
    await findings().nth(3).waitFor();
    expect(await page.evaluate(() => azroute.editor.getValue())).toBe(loop);
    expect(await page.locator('#drawing [data-id="nva:nva1"], #drawing [data-id="nic:hub1/nva/nva1"]').count()).toBe(1);
    expect(await page.locator('#status').textContent()).toBe('4 findings, 2 of them errors');
    expect(await page.evaluate(() => azroute.violations)).toEqual([]);
    expect(errors).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(server.origin) && !/^(data|blob):/.test(address))).toEqual([]);
  });

  it('shows the way into a loop, and that between two ends', async () => {
    await findings().first().getByRole('button', { name: 'Show in diagram' }).click();
    await page.locator('#drawing .ways').waitFor({ state: 'attached' });
    expect(await page.locator('#drawing svg > title').textContent()).toContain('forwarding loop at nva1');
    await page.locator('#ends option[value="spoke11.vm"]').waitFor({ state: 'attached' });
    await page.getByLabel('From').fill('spoke11.vm');
    await page.getByLabel('To', { exact: true }).fill('spoke12.vm');
    await page.getByRole('button', { name: 'Show the way' }).click();
    await page
      .locator('#drawing svg > title', { hasText: 'both directions the same way' })
      .waitFor({ state: 'attached' });
    await page.getByLabel('From').fill('nobody');
    await page.getByRole('button', { name: 'Show the way' }).click();
    await page.locator('#says', { hasText: 'nobody' }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('#says').waitFor({ state: 'hidden' });
  });

  it('has nothing that a keyboard or a screen reader cannot use', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page)).toEqual([]);
    }
  });

  it('goes to a finding, and repairs it with a quick fix', async () => {
    await findings().first().locator('.go').click();
    await page.evaluate(() => azroute.editor.trigger('test', 'editor.action.quickFix', undefined));
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Insert' }).first();
    await fix.waitFor();
    await fix.click();
    await page.waitForFunction((before) => azroute.editor.getValue() !== before, loop);
    await page.locator('#findings .error').first().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => azroute.violations)).toEqual([]);
  });

  it('keeps the last picture while the text is broken, and says what is wrong', async () => {
    await page.evaluate(() => azroute.editor.setValue('vnet {'));
    await page.locator('#says', { hasText: 'Line 1' }).waitFor();
    expect(await page.locator('#drawing.stale svg').count()).toBe(1);
    await page.evaluate(() => azroute.editor.setValue(''));
    await page.locator('#drawing svg', { hasText: 'Nothing is declared yet.' }).waitFor();
  });

  it('opens a link with several files, and makes one that opens the same', async () => {
    const files = {
      'network.azroute': 'import "hubs/west.azroute"\n\nsite dc {\n  address 192.168.0.0/24\n}\n',
      'hubs/west.azroute': 'vnet west {\n  address 10.0.0.0/16\n}\n',
    };
    await open(hashOf(files, 3));
    await page.locator('#drawing [data-id="vnet:west"]').waitFor();
    expect(await page.evaluate(() => azroute.editor.getPosition()?.lineNumber)).toBe(3);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.locator('#status', { hasText: 'whole text' }).waitFor();
    const link = new URL(page.url()).hash;
    expect(link).toMatch(/^#z=[\w-]+$/);
    await open(link);
    await page.locator('#drawing [data-id="vnet:west"]').waitFor();
    expect(await page.locator('#files button').allTextContents()).toEqual([
      'network.azroute',
      'hubs/west.azroute',
      '+',
      '×',
    ]);
    expect(errors).toEqual([]);
  });

  it.each([
    ['no text', '#z=AAAA'],
    ['no base64', '#z=%%%'],
    ['an unknown example', '#example=none'],
    ['an example that is encoded wrongly', '#example=%E0%A4%A'],
    ['fifty million letters', packed(`"${'a'.repeat(50_000_000)}"`)],
    ['a hundred thousand brackets', packed('['.repeat(100_000))],
    ['a path that is none', packed('{"files":{"../a.azroute":"vnet a","__proto__":{"b.azroute":"vnet b"}}}')],
  ])('opens the first example for a link that holds %s, and says so', async (_, hash) => {
    await open(hash);
    expect(await page.evaluate(() => azroute.editor.getValue())).toBe(loop);
    await page.locator('#status', { hasText: 'This is an example: 4 findings' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('goes to the last line for a link with a line that the text does not have', async () => {
    await open(packed('{"files":{"a.azroute":"vnet a\\n"},"line":1e308}'));
    expect(await page.evaluate(() => azroute.editor.getPosition()?.lineNumber)).toBe(2);
    expect(errors).toEqual([]);
  });

  it('shows names as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    await open(hashOf({ 'a.azroute': `vnet "${name}" {\n  address 10.0.0.0/16\n  adress 1\n}\n` }));
    await page.locator('#drawing text', { hasText: '<img' }).first().waitFor();
    await findings().first().waitFor();
    expect(await page.locator('#findings img, #drawing img, #drawing image').count()).toBe(0);
    expect(await page.evaluate(() => azroute.violations)).toEqual([]);
  });
});

describe('the documentation', () => {
  it.each(['diagnostics/AZR101.html', 'diagram.html'])('has enough contrast in %s', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const reader = await browser.newPage({ colorScheme, bypassCSP: true });
      await reader.goto(`${server.origin}/${path}`);
      await reader.locator('h1').waitFor();
      expect(await faultsOf(reader, ['color-contrast'])).toEqual([]);
      await reader.close();
    }
  });

  it('has pages with search and live blocks, under its content security policy', async () => {
    [errors, asked] = [[], []];
    await page.goto(`${server.origin}/diagnostics/AZR101.html`);
    await page.locator('h1', { hasText: 'AZR101' }).waitFor();
    const link = page.getByRole('link', { name: 'Open in the playground' }).first();
    await link.click();
    await page.locator('#drawing svg').waitFor();
    expect(await page.evaluate(() => azroute.editor.getValue())).toContain('vnet');
    await page.goto(`${server.origin}/index.html`);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('point-to-site');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    expect(errors).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(server.origin) && !/^(data|blob):/.test(address))).toEqual([]);
  });

  it('opens every block in azroute’s language', () => {
    const blocks = [...readFileSync(inRoot('docs/language.md'), 'utf8').matchAll(/^```azroute\n(?!import)/gm)].length;
    const made = readFileSync(inRoot('out/site/language.html'), 'utf8');
    expect(made.split('class="azroute-open"').length - 1).toBe(blocks);
  });
});
