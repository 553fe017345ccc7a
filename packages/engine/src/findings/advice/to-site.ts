import { distinctBy } from '../../collections.js';
import type { Connection, Network, Site, Vnet } from '../../topology/index.js';
import { branchesOf } from './branches.js';
import { type Cures, firstOf } from './cures.js';
import type { Place } from './place.js';
import type { Step } from './step.js';
import { transitCures } from './transit.js';
import { stepText } from './words.js';

/** What makes a VNet and a site known to each other: gateway transit, or BGP on their connection. */
export function withSite(network: Network, vnet: Vnet, site: Site): Cures {
  const branches = branchesOf(network, site);
  const direct = branches.filter((branch) => branch.vnet === vnet || network.hubOf(vnet.id) === branch.vnet);
  if (direct.length === 0) {
    return firstOf(...branches.map((branch) => transitCures(network, vnet, branch.vnet)));
  }
  const steps = distinctBy(
    direct.flatMap(({ connection }): Step[] =>
      couldRunBgp(network, connection) ? [{ kind: 'enableBgp', connection: connection.id }] : [],
    ),
    (step) => (step.kind === 'enableBgp' ? step.connection : ''),
  );
  const filtered = direct.find(({ connection: { a, b } }) => [a, b].some(({ policy }) => policy.filters.length > 0));
  if (filtered) {
    return { why: '', text: `Look at the filters of ${filtered.connection.label}, which stop routes.`, steps: [] };
  }
  const [first] = steps;
  if (first) {
    const text = `${stepText(network, first)}, or write the missing prefixes for it`;
    return { why: '', text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`, steps };
  }
  const isStatic = direct.find(
    ({ gateway, connection }) => network.thing(gateway)?.kind === 'vpnGateway' && !connection.enableBgp,
  );
  if (isStatic) {
    return { why: '', text: `Write the missing prefixes for the connection ${isStatic.connection.label}.`, steps: [] };
  }
  return { why: '', text: '', steps: [] };
}

/** Whether BGP is off on a connection although both ends have an ASN, as a static device has not. */
function couldRunBgp(network: Network, { a, b, enableBgp }: Connection): boolean {
  return (
    !enableBgp &&
    [a, b].every(({ device }) => {
      const thing = network.thing(device);
      if (thing?.kind === 'vpnGateway') return true;
      return (thing?.kind === 'nva' ? thing.nva.asn : network.router(device)?.router.asn) !== undefined;
    })
  );
}

/** What a place in a VNet lacks to reach a site. */
export function toSite(network: Network, from: Place, site: Site): Cures {
  const { vnet, subnet } = from;
  if (!vnet) return { why: '', text: '', steps: [] };
  const table = network.routeTable(subnet?.routeTable);
  const off: Cures | undefined = table?.disableBgpRoutePropagation
    ? {
        why: `${table.label} turns propagation off.`,
        text: `Leave propagation on in ${table.label}, or add a route for ${site.label} to it.`,
        steps: [],
      }
    : undefined;
  return firstOf(off, withSite(network, vnet, site));
}
