import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGate } from '../../scripts/lib/gate.mjs';
import { freshFolder } from '../../scripts/lib/private-folder.mjs';

const TOKEN = '0123456789abcdef';
const BEHIND = 'what lies behind';

let folder: string;
let behind: Server;
let reached: IncomingMessage[];
let gate: Awaited<ReturnType<typeof openGate>>;

beforeAll(async () => {
  folder = freshFolder('azr-');
  const socket = path.join(folder, 'socket');
  behind = createServer((message, response) => {
    reached.push(message);
    response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] }).end(BEHIND);
  });
  behind.on('upgrade', (message, client) => {
    reached.push(message);
    client.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    client.pipe(client);
  });
  await new Promise<void>((resolve) => behind.listen(socket, resolve));
  gate = await openGate({ port: 0, socket, token: TOKEN });
});
beforeEach(() => {
  reached = [];
});
afterAll(async () => {
  await gate.close();
  behind.close();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const port = () => Number(gate.host.split(':')[1]);
const filled = (headers: Sent['headers'] = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port()))]));

/** Status and text of the gate's response to a request. */
function answer({ path = '/', method = 'GET', headers }: Sent): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: port(), path, method, headers: filled(headers) }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(`${response.statusCode} ${text}`));
    });
    sent.on('error', reject).end();
  });
}

/** The first line of the response to an upgrade, and the reply to `ping` if it is granted. */
function upgrade({ path = '/', headers }: Sent): Promise<string> {
  return new Promise((resolve, reject) => {
    const given = { Host: '127.0.0.1:PORT', Connection: 'Upgrade', Upgrade: 'websocket', ...headers };
    const lines = Object.entries(filled(given)).map(([name, value]) => `${name}: ${value}`);
    const client = connect(port(), '127.0.0.1');
    let text = '';
    client.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\r\n\r\n') && text.startsWith('HTTP/1.1 101') && !text.includes('ping')) client.write('ping');
      if (text.includes('ping')) client.end();
    });
    client.on('error', reject).on('close', () => resolve(`${text.split('\r\n')[0]} ${text.split('\r\n\r\n')[1]}`));
    client.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  });
}

const query = `/?tkn=${TOKEN}`;
const cookie = { Cookie: `x=1; vscode-tkn=${TOKEN}` };
const known = { path: query };

const LET_THROUGH: readonly (Sent & { readonly who: string })[] = [
  { who: 'the user with the token in the address', ...known },
  { who: 'the user with the token in a cookie', headers: cookie },
  { who: 'the user under the name localhost', ...known, headers: { Host: 'localhost:PORT' } },
  {
    who: 'a page of the server itself',
    headers: { ...cookie, Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' },
  },
  {
    who: 'a link that the user follows',
    ...known,
    headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
  },
];

const KEPT_OUT: readonly (Sent & { readonly who: string })[] = [
  { who: 'anybody without a token' },
  { who: 'anybody with another token', path: '/?tkn=0123456789abcdee' },
  { who: 'anybody with a part of the token', path: '/?tkn=0123456789abcde' },
  { who: 'anybody with an empty token', path: '/?tkn=' },
  { who: 'anybody with another cookie', headers: { Cookie: `tkn=${TOKEN}; vscode-tkn=no` } },
  { who: 'a name that was pointed here', ...known, headers: { Host: 'evil.example:PORT' } },
  { who: 'a name that begins like ours', ...known, headers: { Host: '127.0.0.1:PORT.evil.example' } },
  { who: 'another port', ...known, headers: { Host: '127.0.0.1:1' } },
  { who: 'no port', ...known, headers: { Host: '127.0.0.1' } },
  { who: 'another address of this machine', ...known, headers: { Host: '0.0.0.0:PORT' } },
  { who: 'a name told by hearsay', ...known, headers: { Host: 'evil.example', 'X-Forwarded-Host': '127.0.0.1:PORT' } },
  { who: 'a page of another site', headers: { ...cookie, Origin: 'https://evil.example' } },
  { who: 'a page of another port', headers: { ...cookie, Origin: 'http://127.0.0.1:1' } },
  { who: 'a page without an origin', headers: { ...cookie, Origin: 'null' } },
  {
    who: 'an image in a page of another site',
    headers: { ...cookie, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
  },
  {
    who: 'a script in a page of another port',
    headers: { ...cookie, 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors' },
  },
  {
    who: 'a frame in a page of another site',
    headers: { ...cookie, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' },
  },
  {
    who: 'a form of another site',
    method: 'POST',
    headers: { ...cookie, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
  },
  { who: 'a proxy request', path: `http://evil.example${query}` },
];

describe('the gate before the embedded VS Code', () => {
  it.each(LET_THROUGH)('lets $who through', async (sent) => {
    expect(await answer(sent)).toBe(`200 ${BEHIND}`);
    expect(await upgrade(sent)).toBe('HTTP/1.1 101 Switching Protocols ping');
    expect(reached).toHaveLength(2);
  });

  it.each(KEPT_OUT)('keeps $who out', async (sent) => {
    expect(await answer(sent)).toBe('403 Forbidden');
    if (sent.method !== 'POST') expect(await upgrade(sent)).toBe('HTTP/1.1 403 Forbidden ');
    expect(reached).toHaveLength(0);
  });

  it('survives addresses that are none', async () => {
    for (const path of ['//', '/?', '/?tkn=%', '/%', '*'])
      expect(await answer({ path, method: path === '*' ? 'OPTIONS' : 'GET' }), path).toBe('403 Forbidden');
  });

  it('passes headers on as they are, without hearsay', async () => {
    const headers = {
      'X-Own': 'kept',
      'X-Forwarded-Host': 'evil.example',
      'x-original-host': 'evil.example',
      Forwarded: 'host=e',
    };
    await answer({ ...known, headers });
    await upgrade({ ...known, headers });
    expect(reached.map((message) => [message.headers.host, message.headers['x-own']])).toEqual([
      [gate.host, 'kept'],
      [gate.host, 'kept'],
    ]);
    expect(
      reached.flatMap((message) => message.rawHeaders.filter((text) => /forwarded|original|evil/i.test(text))),
    ).toEqual([]);
  });

  it('passes every cookie back', async () => {
    const cookies = await new Promise((resolve) =>
      request({ host: '127.0.0.1', port: port(), path: query }, (response) => {
        resolve(response.resume().headers['set-cookie']);
      }).end(),
    );
    expect(cookies).toEqual(['a=1', 'b=2']);
  });

  it.each([
    '::1',
    ...Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter((one) => !one.internal).map((one) => one.address),
    ),
  ])('does not listen on %s', async (host) => {
    const outcome = await new Promise((resolve) => {
      const client = connect({ host, port: port() }, () => resolve('connected'));
      client
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        .setTimeout(3000, () => resolve('silence'));
    });
    expect(outcome).not.toBe('connected');
  });

  describe('when it is closed', () => {
    let another: typeof gate;
    beforeEach(async () => {
      another = await openGate({ port: 0, socket: path.join(folder, 'socket'), token: TOKEN });
    });
    afterEach(() => another.close().catch(() => {}));

    it('cuts every connection', async () => {
      const client = connect(Number(another.host.split(':')[1]), '127.0.0.1');
      const closed = new Promise((resolve) => client.on('close', resolve).on('error', () => {}));
      client.write(
        `GET ${query} HTTP/1.1\r\nHost: ${another.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await new Promise((resolve) => client.once('data', resolve));
      await another.close();
      await closed;
    });
  });

  it('says that nobody answers behind it', async () => {
    const alone = await openGate({ port: 0, socket: path.join(folder, 'none'), token: TOKEN });
    const status = await new Promise((resolve) =>
      request({ host: '127.0.0.1', port: Number(alone.host.split(':')[1]), path: query }, (response) => {
        resolve(response.resume().statusCode);
      }).end(),
    );
    expect(status).toBe(502);
    await alone.close();
  });
});
