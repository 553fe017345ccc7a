import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const inAttribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * Writes a page that leads to an address. Every user of the machine can read the command line of a browser, so the
 * browser opens this page, which only its owner can read, instead of an address that contains a secret.
 * @param {string} home a private folder
 * @param {string} address
 * @returns {string} the file
 */
export function writeLeadingPage(home, address) {
  const file = path.join(home, 'open.html');
  rmSync(file, { force: true });
  const text =
    '<!doctype html><meta charset="utf-8"><title>azroute</title><meta name="referrer" content="no-referrer">' +
    `<meta http-equiv="refresh" content="0; url=${inAttribute(address)}">\n`;
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  return file;
}

/** The program that opens a page in the user's browser, with its arguments; undefined if there is no browser. */
function opener(url, { platform, env }) {
  if (env.OPEN === '0') return undefined;
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined;
}

/**
 * Opens an address in the user's browser, if there is one.
 * @param {string} home a private folder
 * @param {string} address
 * @returns {() => void} removes the written page
 */
export function openBrowser(home, address) {
  const page = path.join(home, 'open.html');
  const command = opener(pathToFileURL(page).href, process);
  if (!command) return () => {};
  writeLeadingPage(home, address);
  const [program, ...args] = command;
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
  return () => rmSync(page, { force: true });
}
