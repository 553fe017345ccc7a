import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** An absolute path inside the repository. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** Everything that is downloaded or created for running VS Code; ignored by Git. */
export const CACHE = inRoot('.vscode-test');

/** The package of the extension. */
export const VSIX = inRoot('azroute.vsix');

/** The software bill of materials of the package. */
export const SBOM = inRoot('azroute.cdx.json');
