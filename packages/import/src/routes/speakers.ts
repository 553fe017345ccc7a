import { addressAt } from '@azroute/engine';
import { textsOf } from '../azure/fields.js';
import type { Estate } from '../model/estate.js';
import { firstUsable, prefixOf } from '../model/gateways.js';
import type { RouteServer, VpnGateway } from '../model/things.js';
import { fileStem } from './file-stem.js';
import { type Found, refuse, whoseText } from './found.js';

/** What learns routes by BGP and can print them. */
export type Speaker =
  | { readonly kind: 'Route Server'; readonly thing: RouteServer; readonly addresses: readonly string[] }
  | { readonly kind: 'VPN gateway'; readonly thing: VpnGateway; readonly addresses: readonly string[] };

/** The Route Servers and VPN gateways with the addresses of their instances. */
export function speakersOf(estate: Estate): Speaker[] {
  return [...estate.networks.values()].flatMap((network): Speaker[] => [
    ...network.routeServers.map((thing) => ({
      kind: 'Route Server' as const,
      thing,
      addresses: routeServerAddresses(estate, thing),
    })),
    ...network.vpnGateways.map((thing) => ({
      kind: 'VPN gateway' as const,
      thing,
      addresses: gatewayAddresses(thing),
    })),
  ]);
}

/** A file with routes or states that a speaker printed. */
export interface SpeakerFile {
  readonly file: string;
  readonly owner: string | undefined;
  readonly isOptional: boolean;
  readonly rows: readonly { readonly localAddress: string }[];
}

/**
 * The speaker of which a file is: by its name, or by the local addresses of the rows; of an empty list, by the file's name.
 * @param what the file contains, for messages
 */
export function speakerOf(
  file: SpeakerFile,
  speakers: readonly Speaker[],
  what: string,
  found: Found,
): Speaker | undefined {
  const owner = file.owner?.toLowerCase();
  const locals = new Set(file.rows.map(({ localAddress }) => localAddress));
  const fitting = speakers.filter(({ thing, addresses }) =>
    owner !== undefined
      ? thing.name.toLowerCase() === owner
      : locals.size > 0
        ? addresses.some((address) => locals.has(address))
        : isNamedAfter(file.file, thing.name),
  );
  const named = fitting.filter(({ thing }) => isNamedAfter(file.file, thing.name));
  const [one, ...others] = fitting.length > 1 && named.length === 1 ? named : fitting;
  if (others.length === 0 && one) return one;
  if (one) {
    const names = fitting.map(({ kind, thing }) => `${kind} ${thing.network.name}/${thing.name}`);
    refuse(found, file, `${file.file} fits ${names.join(' and ')}; ${whoseText(one.thing.name, file.file)}.`);
    return undefined;
  }
  if (owner === undefined && file.rows.length === 0) {
    refuse(found, file, `${file.file} is an empty list; ${whoseText(speakers[0]?.thing.name ?? 'DEVICE', file.file)}.`);
    return undefined;
  }
  const whose = owner === undefined ? `at ${[...locals].slice(0, 4).join(', ') || 'no address'}` : `of ${file.owner}`;
  refuse(
    found,
    file,
    `${file.file} contains ${what} ${whose}, which belong to no Route Server or VPN gateway of the files.`,
  );
  return undefined;
}

/** Whether the name of a file begins with a name, up to a dot. */
export function isNamedAfter(file: string, name: string): boolean {
  return beginsWith(fileStem(file), name);
}

/** Whether a text begins with a name, up to a dot. */
export function beginsWith(text: string, name: string): boolean {
  return `${text.toLowerCase()}.`.startsWith(`${name.toLowerCase()}.`);
}

/** Those that it has, or the first two usable ones of its subnet (R222). */
function routeServerAddresses(estate: Estate, { id, network }: RouteServer): string[] {
  const known = textsOf(estate.resources.get(id)?.fields, 'virtualrouterips');
  const subnet = prefixOf(network, 'routeserversubnet');
  if (known.length > 0 || !subnet) return [...known];
  return [firstUsable, firstUsable + 1].map((at) => addressAt(subnet, at).text);
}

/** Those that it has, or what Azure gives a gateway by default: the first usable ones, or the last one but one. */
function gatewayAddresses({ bgpIp, network, activeActive }: VpnGateway): readonly string[] {
  const subnet = 'subnets' in network ? prefixOf(network, 'gatewaysubnet') : undefined;
  if (bgpIp.length > 0 || !subnet) return bgpIp;
  return (activeActive ? [firstUsable, firstUsable + 1] : [-2]).map((at) => addressAt(subnet, at).text);
}
