// npm run package: azroute.vsix in the root folder, from a folder that holds exactly what is shipped.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { inRoot, VSIX } from './lib/root.mjs';
import { main, Plain, say } from './lib/say.mjs';

const STAGE = inRoot('packages/extension/out/vsix');

/** What is shipped: the place in the repository and the place in the package. */
const SHIPPED = [
  ['packages/extension/README.md', 'README.md'],
  ['packages/extension/images/icon.png', 'images/icon.png'],
  ['packages/extension/images/file-light.svg', 'images/file-light.svg'],
  ['packages/extension/images/file-dark.svg', 'images/file-dark.svg'],
  ['packages/extension/schemas', 'schemas'],
  ['packages/extension/dist', 'dist'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['LICENSE', 'LICENSE'],
];

/** Every file of the package, so that nothing gets in by accident. */
const CONTENTS = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/extension.js',
  'dist/server.js',
  'dist/syntaxes/azroute.tmLanguage.json',
  'dist/syntaxes/language-configuration.json',
  'images/file-dark.svg',
  'images/file-light.svg',
  'images/icon.png',
  'package.json',
  'schemas/azroute.schema.json',
];

async function checkContents() {
  const files = await listFiles({ cwd: STAGE, packageManager: PackageManager.None });
  const unexpected = files.filter((file) => !CONTENTS.includes(file));
  const missing = CONTENTS.filter((file) => !files.includes(file));
  if (unexpected.length + missing.length === 0) return;
  throw new Plain(
    `The package does not hold what it should. Unexpected: ${unexpected.join(', ') || '-'}. Missing: ${missing.join(', ') || '-'}.`,
  );
}

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
  await checkContents();
  await createVSIX({ cwd: STAGE, packagePath: VSIX, dependencies: false });
  say(`Packaged ${path.basename(VSIX)}.`);
});
