// What `npm start` does after building and packaging, with a separate home: serve.mjs HOME
import path from 'node:path';
import { inRoot, VSIX } from '../../../scripts/lib/root.mjs';
import { main } from '../../../scripts/lib/say.mjs';
import { serveEmbedded } from '../../../scripts/start/embedded.mjs';

await main(() => {
  const folder = inRoot('examples');
  return serveEmbedded({
    home: process.argv[2],
    folder,
    file: path.join(folder, '05-multi-region-loop.azroute'),
    vsix: VSIX,
    whatToDo: 'Look around.',
  });
});
