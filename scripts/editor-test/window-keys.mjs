import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { inDiagram } from './diagram-view.mjs';

/** Where the list of suggestions is in the window. */
const LIST = '.suggest-widget.visible';

/** What a suite can have done in the window, by the name of the request. */
const DEEDS = {
  /** Presses a key, such as `Control+Space`. */
  press: (page, key) => page.keyboard.press(key),
  /** Types a text, one key after the other. */
  type: (page, { text, delay }) => page.keyboard.type(text, { delay }),
  /** What the list of suggestions shows; null if it is closed. */
  suggestions: (page) =>
    page.evaluate((selector) => {
      const list = document.querySelector(selector);
      if (!list) return null;
      const rows = [...list.querySelectorAll('.monaco-list-row')].sort((a, b) => a.dataset.index - b.dataset.index);
      return rows.map((row) => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        index: Number(row.dataset.index),
        isFocused: row.classList.contains('focused'),
      }));
    }, LIST),
  /** Something in the view of a diagram. */
  diagram: inDiagram,
};

/**
 * Lets the suite use the real keyboard of the window in which it runs, and see its list of suggestions: an extension
 * can do neither.
 * @param {() => import('playwright-core').Page} page the window, once there is one
 * @returns {Promise<{ url: string, close(): void }>} where it listens, on this machine, for anyone who knows the address
 */
export async function serveKeys(page) {
  const path = `/${randomBytes(24).toString('hex')}`;
  const server = createServer((request, response) => {
    const chunks = [];
    // A suite in a browser asks from another origin.
    response.setHeader('Access-Control-Allow-Origin', '*');
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        if (request.url !== path) throw new Error('unknown address');
        const [[name, value]] = Object.entries(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        response.end(JSON.stringify((await DEEDS[name](page(), value)) ?? null));
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
