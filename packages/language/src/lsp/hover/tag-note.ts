import { bounded, escapeText, facts } from './markdown.js';
import type { Page } from './page.js';

/** What a service tag is, and which of several routes for an address counts. */
export function tagNote(page: Page, tag: string): string {
  const dot = tag.indexOf('.');
  const [service, region] = dot < 0 ? [tag, undefined] : [tag.slice(0, dot), tag.slice(dot + 1)];
  const isCloud = service.toLowerCase() === 'azurecloud';
  const extent = isCloud ? 'all public addresses of Azure' : `the public addresses of ${escapeText(service)}`;
  return [
    facts([
      `**${escapeText(tag)}**`,
      'service tag',
      `${extent}${region === undefined ? '' : ` in ${escapeText(region)}`}`,
    ]),
    `Azure changes them every week. For the same address, a route for a prefix comes before one for a regional tag, then one for a tag of all regions, then one for AzureCloud (${page.rule('R067')}).`,
  ].join('\n\n');
}

/** What a service endpoint adds to the NICs of its subnet. */
export function serviceNote(page: Page, service: string): string {
  const prefixes = page.network.serviceTags.ofService(service);
  return [
    facts([`**${escapeText(service)}**`, 'service endpoint', 'for the NICs of this subnet']),
    `It adds rows of next hop type VirtualNetworkServiceEndpoint for all public prefixes of the service (${page.rule('R024')}).`,
    prefixes
      ? `Prefixes: ${bounded(prefixes, page.limits.prefixes, ({ prefix, declaration }) => page.ref(declaration, prefix.text)).join(', ')}`
      : `No statement gives its prefixes (${page.rule('R067')}). Write a \`serviceTag\` statement with those that matter.`,
  ].join('\n\n');
}
