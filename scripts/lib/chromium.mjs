import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isChromiumShipped, shippedChromium } from './chromium-fetch.mjs';
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

/** The preferred browser: a path, or `npm` for the Chromium from an npm package. */
const given = process.env.CHROMIUM;

/**
 * Chromium or a browser based on it. If the machine has none, or for `CHROMIUM=npm`, the one from an npm package.
 * @returns {Promise<{ program: string, env: Record<string, string> }>} the program, and the environment that it needs
 */
export async function findChromium() {
  if (given && given !== 'npm' && !existsSync(given)) {
    throw new Plain(`CHROMIUM names ${given}, and there is no such file.`);
  }
  const found = given ?? PLACES.find((file) => existsSync(file));
  if (found && found !== 'npm') return { program: found, env: {} };
  if (isChromiumShipped()) return shippedChromium();
  throw new Plain(
    'The editor tests show the embedded VS Code in Chromium, and there is none on this machine. Install Chromium, Chrome ' +
      'or Edge, or set the environment variable CHROMIUM to the path of one.',
  );
}

/** Starts Chromium without a window (HEADED=1 shows it). */
export async function launchChromium() {
  const { chromium } = await import('playwright-core');
  return chromium.launch(await howToLaunch());
}

/**
 * Starts Chromium with a profile of its own, in which pages of other origins may keep something: the views of VS Code for
 * the Web do. Playwright's own profiles don't allow that.
 * @param {string} profile a folder, which is created
 * @param {import('playwright-core').BrowserContextOptions} options
 * @returns {Promise<import('playwright-core').BrowserContext>}
 */
export async function launchChromiumWith(profile, options) {
  const { chromium } = await import('playwright-core');
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(profile, { ...(await howToLaunch()), ...options });
}

async function howToLaunch() {
  const { program, env } = await findChromium();
  return {
    executablePath: program,
    env: { ...process.env, ...env },
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
  };
}
