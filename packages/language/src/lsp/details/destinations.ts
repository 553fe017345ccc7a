import { type Address, isProblem, type Prefix, parseAddress, parsePrefix } from '@azroute/engine';
import type { DeclKind } from '../../symbols/declaration.js';
import { visibleText } from '../../symbols/visible-text.js';
import { addressesOf, prefixesOf } from '../../topology/addresses.js';
import type { EditorView } from '../services.js';

const named: readonly DeclKind[] = [
  'nic',
  'host',
  'privateEndpoint',
  'loadBalancer',
  'firewall',
  'router',
  'nva',
  'subnet',
  'vnet',
  'site',
];

/** The prefixes or addresses that a person means by a prefix, an address or a name, or why there are none. */
export function destinationsOf(
  view: EditorView,
  written: string,
): { readonly found: readonly (Address | Prefix)[] } | { readonly refused: string } {
  const text = written.trim();
  if (/^[\d.]+(\/.*)?$|^[\da-f:.]*:[\da-f:.]*(\/.*)?$/i.test(text)) return literal(text);
  const resolution = view.resolve(text, named);
  if (!('id' in resolution)) {
    const near = 'ambiguous' in resolution ? resolution.ambiguous : resolution.nearest;
    const instead = near.length > 0 ? ` Did you mean ${near.map(visibleText).join(' or ')}?` : '';
    return {
      refused: `"${visibleText(text)}" is no prefix, no address, and no name of something that has one.${instead}`,
    };
  }
  const found = prefixesOf(view.topology, resolution.id) ?? addressesOf(view.topology, resolution.id);
  return found.length > 0 ? { found } : { refused: `${visibleText(text)} has no address.` };
}

function literal(text: string): { readonly found: readonly (Address | Prefix)[] } | { readonly refused: string } {
  if (text.includes('/')) {
    const parsed = parsePrefix(text);
    return isProblem(parsed) ? { refused: sentence(parsed.problem) } : { found: [parsed.prefix] };
  }
  const parsed = parseAddress(text);
  return isProblem(parsed) ? { refused: sentence(parsed.problem) } : { found: [parsed] };
}

function sentence(problem: string): string {
  return `${visibleText(problem.charAt(0).toUpperCase() + problem.slice(1))}.`;
}
