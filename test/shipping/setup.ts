import { existsSync } from 'node:fs';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { inRoot, SBOM, VSIX } from '../../scripts/lib/root.mjs';
import { embeddedVSCode } from '../../scripts/lib/vscode-fetch.mjs';

/**
 * Runs once, before the tests: they start VS Code and a browser in parallel, and would otherwise download them in
 * parallel.
 */
export default async function setup(): Promise<void> {
  for (const file of [VSIX, SBOM, inRoot('packages/cli/dist/azroute.js')])
    if (!existsSync(file)) throw new Error(`${file} is missing; run "npm run package" first`);
  if (process.platform !== 'linux') return;
  await embeddedVSCode();
  await findChromium();
}
