import { buildSync } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

/**
 * The style sheet for pictures in VS Code's Markdown preview: they follow the colour theme of the window, not the setting
 * of the system.
 */
export function markdownStyles() {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    stdin: {
      contents: "import { styleSheet } from './theme.ts'; module.exports = styleSheet();",
      resolveDir: inRoot('packages/diagram/src/draw'),
      loader: 'ts',
    },
    bundle: true,
    format: 'cjs',
    write: false,
  });
  const module = { exports: '' };
  new Function('module', outputFiles[0].text)(module);
  const [, light, dark] = /^:root\{(.*?)\}@media[^{]*\{:root\{(.*?)\}\}$/.exec(module.exports);
  const page = '--az-page:transparent';
  return [
    `body.vscode-light{${light};${page}}`,
    `body.vscode-dark,body.vscode-high-contrast{${dark};${page}}`,
    `body.vscode-high-contrast-light{${light};${page}}`,
    '.azroute-picture{margin:1em 0;overflow-x:auto}',
    '.azroute-picture svg{max-width:100%;height:auto}',
    '.azroute-says{border-left:4px solid var(--vscode-editorError-foreground);padding-left:1em}',
    '',
  ].join('\n');
}
