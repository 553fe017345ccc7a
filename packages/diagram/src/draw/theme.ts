/** The colours of the picture, by their use. */
const light = {
  page: '#ffffff',
  text: '#1b2733',
  muted: '#566575',
  region: '#f8f9fb',
  regionLine: '#d5dbe3',
  vnet: '#eef6fd',
  vnetLine: '#2673bd',
  subnet: '#ffffff',
  subnetLine: '#c3ced9',
  gateway: '#e2f3e7',
  gatewayLine: '#26823f',
  routeServer: '#efe8fb',
  routeServerLine: '#7443bd',
  nva: '#fff0d6',
  nvaLine: '#b87408',
  firewall: '#fde7e4',
  firewallLine: '#bd3d2a',
  loadBalancer: '#def4f5',
  loadBalancerLine: '#12828b',
  device: '#f3f5f7',
  deviceLine: '#97a3af',
  endpoint: '#e6eafb',
  endpointLine: '#475cbd',
  site: '#f4f1ea',
  siteLine: '#85755c',
  there: '#1257a8',
  back: '#c25a00',
  loop: '#cc2230',
  good: '#187a36',
  onMark: '#ffffff',
};

/** A use of a colour. */
export type Paint = keyof typeof light;

const dark: Readonly<Record<Paint, string>> = {
  page: '#1a1e23',
  text: '#e8ebee',
  muted: '#a3b0bd',
  region: '#20252b',
  regionLine: '#3b444e',
  vnet: '#182a3c',
  vnetLine: '#5aa6ea',
  subnet: '#1e242b',
  subnetLine: '#465361',
  gateway: '#16321f',
  gatewayLine: '#55b873',
  routeServer: '#2b2140',
  routeServerLine: '#ac86ea',
  nva: '#3a2b10',
  nvaLine: '#e0a340',
  firewall: '#3d1f1b',
  firewallLine: '#ea7b69',
  loadBalancer: '#123336',
  loadBalancerLine: '#4fbec7',
  device: '#262c33',
  deviceLine: '#6f7c89',
  endpoint: '#20284a',
  endpointLine: '#8a9cf0',
  site: '#2d2a24',
  siteLine: '#b3a388',
  there: '#62b0ff',
  back: '#ff9d47',
  loop: '#ff6b74',
  good: '#5fcf7d',
  onMark: '#10141a',
};

/**
 * Light or dark with plain colours, or as the reader's system wishes; with `variables`, as the page that shows it defines
 * the variables of {@link paletteVariables}.
 */
export type Theme = 'light' | 'dark' | 'auto' | 'variables';

/** Gives the colour for a use. */
export type Painter = (paint: Paint) => string;

/** The colour for a use: plain, or the name of a variable that {@link styleSheet} defines. */
export function painter(theme: Theme): Painter {
  if (theme === 'auto' || theme === 'variables') return (paint) => `var(--az-${paint})`;
  const palette = theme === 'dark' ? dark : light;
  return (paint) => palette[paint];
}

/** The variables for light and dark. */
export function styleSheet(): string {
  return `:root{${paletteVariables('light')}}@media (prefers-color-scheme:dark){:root{${paletteVariables('dark')}}}`;
}

/** The variables of one theme, as declarations of CSS. */
export function paletteVariables(theme: 'light' | 'dark'): string {
  return Object.entries(theme === 'dark' ? dark : light)
    .map(([paint, colour]) => `--az-${paint}:${colour}`)
    .join(';');
}
