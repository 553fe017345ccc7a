import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshFolder } from '../../scripts/lib/private-folder.mjs';
import { openBrowser, writeLeadingPage } from '../../scripts/start/browser.mjs';

let home: string;
beforeEach(() => {
  home = freshFolder('azroute-');
});
afterEach(() => rmSync(home, { recursive: true }));

it('leads to the address from a page that only its owner can read', () => {
  const page = writeLeadingPage(home, 'http://127.0.0.1:1/?tkn=secret&folder=/a "b" <c>');
  expect(readFileSync(page, 'utf8')).toContain(
    'url=http://127.0.0.1:1/?tkn=secret&amp;folder=/a &quot;b&quot; &lt;c>"',
  );
  if (process.platform !== 'win32') expect(lstatSync(page).mode & 0o777).toBe(0o600);
});

it('writes a fresh page, whatever is in its place', () => {
  writeFileSync(path.join(home, 'open.html'), 'old', { mode: 0o666 });
  const page = writeLeadingPage(home, 'http://127.0.0.1:1/');
  expect(readFileSync(page, 'utf8')).not.toContain('old');
  if (process.platform !== 'win32') expect(lstatSync(page).mode & 0o777).toBe(0o600);
});

it.skipIf(process.platform !== 'linux')('gives the browser the page, not the address', async () => {
  const seen = path.join(home, 'seen');
  writeFileSync(
    path.join(home, 'xdg-open'),
    `#!/bin/sh\nprintf '%s' "$*" > '${seen}.part'; mv '${seen}.part' '${seen}'\n`,
    {
      mode: 0o755,
    },
  );
  const { PATH, DISPLAY, OPEN } = process.env;
  Object.assign(process.env, { PATH: `${home}:${PATH}`, DISPLAY: ':0', OPEN: '1' });
  try {
    const close = openBrowser(home, 'http://127.0.0.1:1/?tkn=secret');
    await expect.poll(() => readFileSync(seen, 'utf8'), { timeout: 10_000 }).toBe(`file://${home}/open.html`);
    close();
    expect(() => lstatSync(path.join(home, 'open.html'))).toThrow('ENOENT');
  } finally {
    for (const [name, value] of Object.entries({ PATH, DISPLAY, OPEN })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});
