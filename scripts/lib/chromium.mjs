import { existsSync } from 'node:fs';
import { Plain } from './say.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** The path of Chromium or a browser built on it; the environment variable CHROMIUM comes first. */
export function findChromium() {
  const given = process.env.CHROMIUM;
  if (given && !existsSync(given)) throw new Plain(`CHROMIUM names ${given}, and there is no such file.`);
  const found = given ?? PLACES.find((file) => existsSync(file));
  if (found) return found;
  throw new Plain(
    'The editor tests show the embedded VS Code in Chromium, and there is none on this machine. Install it with\n\n' +
      '  sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium\n\n' +
      'or set the environment variable CHROMIUM to the path of Chromium, Chrome or Edge.',
  );
}

/** Starts Chromium without a window (HEADED=1 shows it). */
export async function launchChromium() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: findChromium(),
    headless: !process.env.HEADED,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
