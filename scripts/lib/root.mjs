import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** An absolute path inside the repository. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** Everything that is fetched or made for running VS Code; git ignores it. */
export const CACHE = inRoot('.vscode-test');

/** The version of azroute, as in the extension's manifest. */
export const VSIX = inRoot('azroute.vsix');
