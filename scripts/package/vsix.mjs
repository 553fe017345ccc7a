// Zips the folder of the extension: vsix.mjs FOLDER FILE. A separate script, because its output depends on the time
// zone and the language of its environment; FIXED_ENVIRONMENT produces the same package everywhere.
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { exampleNames } from '../build/examples.mjs';
import { PAGE_FOLDERS } from '../build/pages.mjs';
import { inRoot } from '../lib/root.mjs';
import { main, Plain } from '../lib/say.mjs';

/** Every file of the package, so that nothing gets in by accident. */
const CONTENTS = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-NOTICES.txt',
  ...['index.json', ...exampleNames()].map((name) => `dist/examples/${name}`),
  'dist/diagram.css',
  'dist/diagram.js',
  'dist/extension.js',
  ...PAGE_FOLDERS.flatMap((pages) => readdirSync(inRoot('docs', pages)).map((name) => `dist/${pages}/${name}`)),
  'dist/sbom.cdx.json',
  'dist/markdown.css',
  'dist/server.js',
  'dist/syntaxes/azroute.tmLanguage.json',
  'dist/syntaxes/language-configuration.json',
  'dist/tools.mjs',
  'dist/web-extension.js',
  'dist/web-server.js',
  'images/file-dark.svg',
  'images/file-light.svg',
  'images/icon.png',
  ...readdirSync(inRoot('packages/extension/images/walkthrough')).map((name) => `images/walkthrough/${name}`),
  'package.json',
  'schemas/azroute.schema.json',
];

const [folder, file] = process.argv.slice(2);

async function checkContents() {
  const files = await listFiles({ cwd: folder, packageManager: PackageManager.None });
  const unexpected = files.filter((name) => !CONTENTS.includes(name));
  const missing = CONTENTS.filter((name) => !files.includes(name));
  if (unexpected.length + missing.length === 0) return;
  throw new Plain(
    `The package does not hold what it should. Unexpected: ${unexpected.join(', ') || '-'}. Missing: ${missing.join(', ') || '-'}.`,
  );
}

await main(async () => {
  await checkContents();
  // File modes are part of the package, and those of a working copy depend on its owner.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(path.join(entry.parentPath, entry.name), 0o644);
  await createVSIX({ cwd: folder, packagePath: file, dependencies: false });
});
