import path from 'node:path';
import { Workbench } from '../pictures/workbench.mjs';
import { inDiagram } from './diagram-view.mjs';

const FILE = '05-multi-region-loop.azroute';
const NAME = 'A diagram is there again after the window is loaded again, with its path and its zoom';

/** How long a window may take to show a picture. */
const LIMIT_MS = 60_000;

/** Whether a pattern of tests to run includes this one. */
export const isReloadTested = (grep) => !grep || new RegExp(grep).test(NAME);

/**
 * The test that no suite can contain, since it ends with the window: VS Code restores the panel of a diagram.
 * @param {{ page: import('playwright-core').Page, addressOf(more: [string, string][]): string,
 *   fileUri(name: string): string, artifacts: string }} window `addressOf` is the address of the workspace with more in its
 *   payload, and `artifacts` the folder for a picture of what went wrong
 * @returns {Promise<number>} the exit code
 */
export async function testReload({ page, addressOf, fileUri, artifacts }) {
  const workbench = new Workbench(page);
  try {
    await workbench.open(addressOf([['openFile', fileUri(FILE)]]));
    await workbench.run('azroute: Open Diagram to the Side');
    await seen(page, 'g.box[data-id="nic:spoke11/vms/vm"]', 'the picture');
    for (const [box, offer] of [
      ['nic:spoke11/vms/vm', 'Trace from Here'],
      ['nic:spoke21/vms/vm', 'Trace from vm to Here'],
    ]) {
      await inDiagram(page, { menu: `g.box[data-id="${box}"]` });
      await inDiagram(page, { click: `.menu button:has-text("${offer}")` });
    }
    await seen(page, '.way-table', 'the path');
    await inDiagram(page, { click: 'button[aria-label^="Zoom in"]' });
    const before = await stateOf(page);
    // With a file to open, VS Code opens that instead of what was there.
    await page.evaluate((address) => history.replaceState(null, '', address), addressOf([]));
    // Only this command waits until everything is kept.
    const loaded = page.waitForEvent('load', { timeout: LIMIT_MS });
    await workbench.run('Developer: Reload Window');
    await loaded;
    await seen(page, '.way-table', 'the path after the reload');
    const after = await stateOf(page);
    if (JSON.stringify(after) !== JSON.stringify(before))
      throw new Error(`it was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`);
    console.log(`  ✔ ${NAME}`);
    return 0;
  } catch (error) {
    console.error(`  ✘ ${NAME}: ${error.message}`);
    await page.screenshot({ path: path.join(artifacts, 'reload.png') }).catch(() => {});
    return 1;
  }
}

/** Waits until something is in the view of the diagram. */
async function seen(page, selector, what) {
  const end = Date.now() + LIMIT_MS;
  while (!(await inDiagram(page, { count: selector }).catch(() => 0))) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await page.waitForTimeout(100);
  }
}

/** What must be the same after the window is loaded again. */
async function stateOf(page) {
  const [title] = await inDiagram(page, { texts: '.way-table h2' });
  return {
    title,
    width: await inDiagram(page, { width: 'main svg' }),
    troubles: await inDiagram(page, { troubles: '' }),
  };
}
