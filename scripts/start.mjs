// npm start: opens a copy of the examples in a real editor with the packaged extension installed. The user's own VS
// Code with a private profile, or else an embedded one that is shown in the browser.
//   PORT=8100       the port of the embedded one
//   OPEN=0          only print the address
//   VSCODE=server   the embedded one even if VS Code is installed
import { existsSync } from 'node:fs';
import path from 'node:path';
import { privateFolder } from './lib/private-folder.mjs';
import { CACHE, inRoot, VSIX } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';
import { refreshSamples } from './lib/samples.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { desktopCommand } from './lib/vscode-desktop.mjs';
import { openDesktop } from './start/desktop.mjs';
import { serveEmbedded } from './start/embedded.mjs';

/** The file that a newcomer opens first, and what to do there. */
const FIRST = '05-multi-region-loop.azroute';
const WHAT_TO_DO =
  `${FIRST} is open. Hover over the NIC nva1 in hub1 for its effective routes, look at the Problems panel ` +
  '(Ctrl+Shift+M) for the loop hop by hop, and press Ctrl+. on the red underline for the quick fixes. ' +
  'README.md goes on from there: “The first five minutes”.';

async function step(name, file) {
  if ((await runNode(file, [], {}, 'ignore')) !== 0) throw new Plain(`${name} failed; the message is above.`);
}

await main(async () => {
  say('Building and packaging the extension …');
  await step('The build', 'scripts/build.mjs');
  await step('Packaging', 'scripts/package.mjs');

  const home = privateFolder(path.join(CACHE, 'start'));
  const samples = path.join(home, 'examples');
  const { kept } = refreshSamples({
    from: inRoot('examples'),
    to: samples,
    manifest: path.join(home, 'examples.json'),
  });
  for (const name of kept) say(`Kept your changes of ${name}; delete the file to get the example back.`);
  const first = path.join(samples, FIRST);
  const session = {
    home,
    folder: samples,
    file: existsSync(first) ? first : undefined,
    vsix: VSIX,
    whatToDo: WHAT_TO_DO,
  };

  const code = desktopCommand();
  if (code && openDesktop(code, session)) return 0;
  return serveEmbedded(session);
});
