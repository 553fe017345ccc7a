import { paletteVariables } from '@azroute/diagram';

/** The fills of boxes, which high contrast has none of. */
const fills = 'region vnet subnet gateway routeServer nva firewall loadBalancer device endpoint site'.split(' ');
/** The faint frames, which high contrast has in its own color. */
const faint = 'regionLine subnetLine deviceLine'.split(' ');

/**
 * The rules that give the picture the colors of the theme of VS Code, which is a class of the body. They are written when
 * the extension is built.
 */
export function colorRules(): string {
  const own = 'page:editor-background;text:editor-foreground;muted:descriptionForeground'
    .split(';')
    .map((pair) => pair.split(':'))
    .map(([paint, color]) => `--az-${paint}:var(--vscode-${color})`)
    .join(';');
  const plain = [
    ...fills.map((paint) => `--az-${paint}:var(--vscode-editor-background)`),
    ...faint.map((paint) => `--az-${paint}:var(--vscode-contrastBorder)`),
    '--az-text:var(--vscode-editor-foreground);--az-muted:var(--vscode-editor-foreground)',
  ].join(';');
  return (
    `body{${paletteVariables('light')};${own}}` +
    `body.vscode-dark,body.vscode-high-contrast{${paletteVariables('dark')};${own}}` +
    `body.vscode-high-contrast-light{${paletteVariables('light')}}` +
    `body.vscode-high-contrast,body.vscode-high-contrast-light{--az-page:var(--vscode-editor-background);${plain}}`
  );
}
