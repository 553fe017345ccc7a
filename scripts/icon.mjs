// npm run icon: draws packages/extension/images/icon.png from icon.svg.
import { readFileSync } from 'node:fs';
import { launchChromium } from './lib/chromium.mjs';
import { inRoot } from './lib/root.mjs';
import { main } from './lib/say.mjs';

const SIZE = 256;

await main(async () => {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const svg = readFileSync(inRoot('packages/extension/images/icon.svg'), 'utf8');
  await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
  await page.screenshot({ path: inRoot('packages/extension/images/icon.png'), omitBackground: true });
  await browser.close();
});
