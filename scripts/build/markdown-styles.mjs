import { buildSync } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

/**
 * The style sheet for VS Code's Markdown preview: pictures follow the colour theme of the window, not the setting of the
 * system, and reasons stand below the rows of a table where a column for them would be one word wide.
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
    ...reasonsBelow(),
    '.azroute-says{border-left:4px solid var(--vscode-editorError-foreground);padding-left:1em}',
    '',
  ].join('\n');
}

/** Tables with a last column that says why, in windows in which a row and its reason do not fit beside each other. */
function reasonsBelow() {
  const columns = [4, 5].map(
    (count) => `.azroute-why-${count}{grid-template-columns:repeat(${count},auto);justify-content:start}`,
  );
  return [
    '@media (max-width:960px){',
    '.azroute-why{display:grid}',
    '.azroute-why :is(thead,tbody,tr){display:grid;grid-template-columns:subgrid;grid-column:1/-1}',
    '.azroute-why :is(td,th){padding:5px 12px 3px 0!important}',
    '.azroute-why th:last-child,.azroute-why td:last-child:empty{display:none}',
    '.azroute-why td:last-child{grid-column:1/-1;border-top:none!important;padding:0 0 6px 1.5em!important}',
    ...columns,
    '}',
    '@media (max-width:520px){.azroute-why{font-size:.86em}}',
  ];
}
