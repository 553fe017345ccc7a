import { timingSafeEqual } from 'node:crypto';
import { Agent, createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';

/** How VS Code's server gets the token: first in the address, then in a cookie. */
const TOKEN_PARAMETER = 'tkn';
const TOKEN_COOKIE = 'vscode-tkn';

/** Headers by which a request could make the server believe that it was reached under another name. */
const HEARSAY = /^(x-forwarded-.*|x-original-.*|forwarded)$/i;

/** Response headers about the connection behind the gate. */
const OF_ONE_CONNECTION = /^(connection|keep-alive)$/i;

/**
 * Listens on 127.0.0.1 and forwards to a server behind a socket only requests with the token that were sent to exactly
 * this address by a page of that server or by the user. Everything else, including WebSocket upgrades, is answered with
 * 403 and not forwarded: a web page whose name points to 127.0.0.1, a page of another local port, another user.
 * @param {{ port: number, socket: string, token: string }} options port 0 means any free port
 * @returns {Promise<{ host: string, origin: string, close(): Promise<void> }>}
 */
export async function openGate({ port, socket, token }) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: usedPort } = server.address();
  const names = [`127.0.0.1:${usedPort}`, `localhost:${usedPort}`];
  const mayPass = (request) => isMeant(request, names) && !isForeign(request) && knows(request, token);

  const agent = new Agent({ keepAlive: true });
  server.on('request', (request, response) => {
    if (!mayPass(request)) {
      response.writeHead(403, { 'Content-Type': 'text/plain', Connection: 'close' }).end('Forbidden');
      return;
    }
    const { method, url } = request;
    const passed = httpRequest({
      socketPath: socket,
      method,
      path: url,
      headers: without(HEARSAY, request.rawHeaders),
      agent,
    });
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode, without(OF_ONE_CONNECTION, answer.rawHeaders));
      answer.pipe(response);
    });
    passed.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  });

  const open = new Set();
  server.on('upgrade', (request, client, head) => {
    client.on('error', () => client.destroy());
    if (!mayPass(request)) {
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    const behind = connect(socket);
    const headers = without(HEARSAY, request.rawHeaders);
    const lines = headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []));
    behind.write(`${[`${request.method} ${request.url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`, 'latin1');
    behind.write(head);
    behind.on('error', () => client.destroy());
    behind.pipe(client).pipe(behind);
    open.add(client);
    client.on('close', () => {
      open.delete(client);
      behind.destroy();
    });
  });

  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      agent.destroy();
      for (const client of open) client.destroy();
    });
  return { host: names[0], origin: `http://${names[0]}`, close };
}

/** Whether the request was sent to this address, not to a name that points to it. */
function isMeant({ headers, url }, names) {
  return names.includes(headers.host) && url.startsWith('/');
}

/**
 * Whether a page of another site, or of another port of this machine, has sent the request. Browsers report this;
 * another page may only navigate the user here.
 */
function isForeign({ method, headers }) {
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return true;
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return !(method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document');
}

/** Whether the request carries the token, in its address or as a cookie. */
function knows({ headers, url }, token) {
  const given = url.includes('?') ? new URLSearchParams(url.slice(url.indexOf('?'))).getAll(TOKEN_PARAMETER) : [];
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  const kept = cookies.filter((cookie) => cookie.startsWith(`${TOKEN_COOKIE}=`));
  return [...given, ...kept.map((cookie) => cookie.slice(TOKEN_COOKIE.length + 1))].some((word) => same(word, token));
}

function same(word, token) {
  const [given, wanted] = [Buffer.from(word), Buffer.from(token)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Headers, as alternating names and values, without those whose names match. */
function without(pattern, rawHeaders) {
  return rawHeaders.filter((_, index) => !pattern.test(rawHeaders[index - (index % 2)]));
}
