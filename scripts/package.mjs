// npm run package: azroute.vsix in the root folder, from a folder that contains exactly what is shipped, and next to it
// the bill of materials, azroute.cdx.json. The same sources produce the same bytes, everywhere and at any time.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, SBOM, VSIX } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';
import { main, Plain, say } from './lib/say.mjs';

const STAGE = inRoot('packages/extension/out/vsix');

/** What is shipped: the path in the repository and the path in the package. */
const SHIPPED = [
  ['packages/extension/README.md', 'README.md'],
  ['packages/extension/images/icon.png', 'images/icon.png'],
  ['packages/extension/images/file-light.svg', 'images/file-light.svg'],
  ['packages/extension/images/file-dark.svg', 'images/file-dark.svg'],
  ['packages/extension/images/walkthrough', 'images/walkthrough'],
  ['packages/extension/schemas', 'schemas'],
  ['packages/extension/dist', 'dist'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['LICENSE', 'LICENSE'],
];

/** The earliest time that a zip file can represent, in UTC, and a locale-independent order of names. */
const FIXED_ENVIRONMENT = { SOURCE_DATE_EPOCH: '315532800', TZ: 'UTC', LC_ALL: 'C' };

await main(async () => {
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  for (const [from, to] of SHIPPED) cpSync(inRoot(from), path.join(STAGE, to), { recursive: true });
  const {
    dependencies: _,
    private: __,
    ...manifest
  } = JSON.parse(readFileSync(inRoot('packages/extension/package.json'), 'utf8'));
  writeFileSync(path.join(STAGE, 'package.json'), `${JSON.stringify({ ...manifest, files: ['**'] }, null, 2)}\n`);
  const made = await runNode('scripts/package/vsix.mjs', [STAGE, VSIX], FIXED_ENVIRONMENT);
  if (made !== 0) throw new Plain('The package could not be made; the message is above.');
  cpSync(path.join(STAGE, 'dist', 'sbom.cdx.json'), SBOM);
  say(`Packaged ${path.basename(VSIX)}; ${path.basename(SBOM)} lists its parts.`);
});
