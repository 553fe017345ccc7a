import { existsSync } from 'node:fs';
import { inRoot, SBOM, VSIX } from '../../scripts/lib/root.mjs';
import { embeddedVSCode } from '../../scripts/lib/vscode-fetch.mjs';

/** Runs once, before the tests: they start the embedded VS Code side by side, and would fetch it side by side. */
export default function setup(): void {
  for (const file of [VSIX, SBOM, inRoot('packages/cli/dist/azroute.js')])
    if (!existsSync(file)) throw new Error(`${file} is missing; run "npm run package" first`);
  if (process.platform === 'linux') embeddedVSCode();
}
