import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment, listening, processes } from '../support/processes.js';
import { type Started, start } from '../support/start.js';

describe.skipIf(process.platform !== 'linux')('npm start with the embedded VS Code', () => {
  let started: Started;

  beforeAll(async () => {
    started = await start();
  });
  afterAll(() => started?.clean());

  const get = (place: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; text: string; location: string | undefined }>((resolve, reject) => {
      const { hostname, port } = started.address;
      const sent = request({ hostname, port, path: place, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode, text, location: response.headers.location }));
      });
      sent.on('error', reject).end();
    });

  it('prints an address with a token that nobody can guess', () => {
    expect(started.token).toMatch(/^[0-9a-f]{48}$/);
    expect(started.address.hostname).toBe('127.0.0.1');
  });

  it('listens on 127.0.0.1 and nowhere else', () => {
    const own = processes().filter(({ command }) => command.includes(started.home));
    const pids = [...own, ...started.server()].map(({ pid }) => pid);
    expect(listening(pids)).toEqual([started.address.host]);
  });

  it('gives the token to no command line and to no environment', () => {
    const all = processes();
    expect(all.filter(({ command }) => command.includes(started.token))).toEqual([]);
    const own = [...started.server(), ...all.filter(({ command }) => command.includes(started.home))];
    expect(own.length).toBeGreaterThan(2);
    expect(own.filter(({ pid }) => environment(pid).includes(started.token))).toEqual([]);
  });

  it('keeps its sockets and its token in a fresh folder that only its owner can enter', () => {
    const folder = started.runtimeFolder;
    expect(path.dirname(folder)).toBe(tmpdir());
    expect(path.basename(folder)).toMatch(/^azr-\w{6}$/);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    const token = path.join(folder, 'token');
    expect(readFileSync(token, 'utf8')).toBe(started.token);
    expect(lstatSync(token).mode & 0o777).toBe(0o600);
  });

  it('keeps its profile in a folder that only its owner can enter, without the token', () => {
    const profile = path.join(started.home, 'server');
    expect(lstatSync(profile).mode & 0o777).toBe(0o700);
    const files = readdirSync(started.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => readFileSync(file, 'latin1').includes(started.token))).toEqual([]);
    expect(existsSync(path.join(profile, 'data', 'token'))).toBe(false);
  });

  it('gives nothing to anybody without the token or under another name', async () => {
    const { host } = started.address;
    const page = await get(started.address.pathname + started.address.search);
    // The real server turns the token into a cookie.
    expect(page).toMatchObject({ status: 302 });
    const workbench = await get('/', { Cookie: `vscode-tkn=${started.token}` });
    expect(workbench.status).toBe(200);
    const file = `/${/\w+-[0-9a-f]+\/static\/[^"&]+\.(?:css|js)/.exec(workbench.text)?.[0]}`;
    expect((await get(file, { Cookie: `vscode-tkn=${started.token}` })).status).toBe(200);
    const places = ['/', '/version', '/delay-shutdown', file, '/vscode-remote-resource?path=/etc/passwd', '/none'];
    const strangers: readonly { name: string; headers: Record<string, string> }[] = [
      { name: 'nobody', headers: { Host: host } },
      { name: 'a wrong token', headers: { Host: host, Cookie: 'vscode-tkn=0' } },
      { name: 'a foreign name', headers: { Host: 'evil.example', Cookie: `vscode-tkn=${started.token}` } },
      { name: 'a foreign page', headers: { Origin: 'https://evil.example', Cookie: `vscode-tkn=${started.token}` } },
    ];
    for (const { name, headers } of strangers)
      for (const place of places)
        expect(await get(place, headers), `${place} for ${name}`).toMatchObject({ status: 403, text: 'Forbidden' });
  });
});
