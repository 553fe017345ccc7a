import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Serves folders on 127.0.0.1, each under its name.
 * @param {Record<string, string>} folders the one with an empty name is served at the root
 * @param {number} port 0 for a free one
 * @returns {Promise<{
 *   host: string, origin: string, page(place: string, text: string, type?: string): void, timesServed(place: string): number,
 *   close(): Promise<void> }>} `page` serves a text at a place
 */
export async function serveFolders(folders, port = 0) {
  const pages = new Map();
  const served = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const page = pages.get(pathname);
    if (page) {
      response.writeHead(200, { 'Content-Type': page.type }).end(page.text);
      return;
    }
    const file = fileOf(folders, decoded(pathname));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    served.set(pathname, (served.get(pathname) ?? 0) + 1);
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${server.address().port}`;
  return {
    host,
    origin: `http://${host}`,
    page: (place, text, type = 'text/html') => pages.set(place, { text, type }),
    timesServed: (place) => served.get(place) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A place without percent encoding; one that is encoded wrongly is nowhere. */
function decoded(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '/..';
  }
}

/** The file at a place, if there is one: never outside of the folder. */
function fileOf(folders, place) {
  const [, name, ...rest] = place.split('/');
  const [folder, inside] = Object.hasOwn(folders, name) ? [folders[name], rest] : [folders[''], [name, ...rest]];
  if (folder === undefined || inside.some((part) => part === '..' || part.includes('\\'))) return undefined;
  const file = path.join(folder, ...inside, place.endsWith('/') ? 'index.html' : '');
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
