// npm run pictures [-- NAME…]: takes the screenshots of docs/images and of the walkthrough in the real workbench with the
// packaged extension installed; with names, only these.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from './lib/chromium.mjs';
import { freshFolder } from './lib/private-folder.mjs';
import { CACHE, inRoot, VSIX } from './lib/root.mjs';
import { main, say } from './lib/say.mjs';
import { embeddedVSCode } from './lib/vscode-fetch.mjs';
import { installExtension, QUIET_SETTINGS, startServer, writeSettings } from './lib/vscode-server.mjs';
import { SCENES, TEXTS } from './pictures/scenes.mjs';
import { Workbench } from './pictures/workbench.mjs';

const IMAGES = inRoot('docs', 'images');
const names = process.argv.slice(2);

/** Settings that keep the focus on the subject. */
const PICTURE_SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'workbench.tips.enabled': false,
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'editor.stickyScroll.enabled': false,
  'workbench.layoutControl.enabled': false,
};

await main(async () => {
  const folder = await embeddedVSCode();
  const temporary = freshFolder('azroute-pictures-');
  const dataDir = path.join(temporary, 'data');
  const workspace = path.join(temporary, 'examples');
  mkdirSync(workspace);
  for (const [name, text] of Object.entries(TEXTS)) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  }
  writeSettings(path.join(dataDir, 'data'), { ...QUIET_SETTINGS, ...PICTURE_SETTINGS });
  installExtension({ folder, dataDir, vsix: VSIX });
  const server = await startServer({ folder, dataDir });
  const browser = await launchChromium();
  try {
    mkdirSync(IMAGES, { recursive: true });
    for (const [name, { file, size, clip, play, folder: into = 'docs/images' }] of Object.entries(SCENES)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const { width, height, scale } = size;
      const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
      const workbench = new Workbench(page);
      const payload = [
        ['openFile', `vscode-remote://${server.host}${workspace}/${file}`],
        ['skipWelcome', 'true'],
      ];
      await workbench.open(server.address({ folder: workspace, payload: JSON.stringify(payload) }));
      await play(workbench, workspace);
      await workbench.settle();
      const picture = `${into}/${path.basename(name)}.png`;
      await page.screenshot({ path: inRoot(picture), ...(clip && { clip }) });
      await page.close();
      say(picture);
    }
  } catch (error) {
    await browser
      .contexts()[0]
      ?.pages()[0]
      ?.screenshot({ path: path.join(CACHE, 'artifacts', 'picture-failed.png') });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
