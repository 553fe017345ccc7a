import { isDefaultRoute } from '../../address/index.js';
import { azureAsn } from '../../topology/index.js';
import { hubPropagation } from '../hubs/propagation.js';
import { ownNextHops } from '../next-hops.js';
import type { NewSpeaker, PathRewrite, RoleRules } from '../node.js';
import { reason } from '../reason.js';
import { noSpaces } from '../spaces.js';
import { splitHorizon } from '../split-horizon.js';
import { connectedSpace, hubRules, notTold, originateConnections } from './hub-rules.js';

/** The AS number that a path gains twice between hubs (W006). */
const interHubAsn = 65520;

/** What a hub tells other hubs about some of its connections. */
export const hubExport: RoleRules<'hubExport'> = {
  ...hubRules,
  *speakers(network): Generator<NewSpeaker<'hubExport'>> {
    const { exports, hubPrefixes } = hubPropagation(network);
    for (const out of exports) {
      const { hub } = out;
      yield {
        speaker: {
          id: out.id,
          device: out.id,
          label: hub.label,
          kind: 'hubExport',
          instance: undefined,
          asn: azureAsn,
          addresses: hub.virtualRouterIps,
        },
        role: { kind: 'hubExport', hub, out, hubPrefixes },
        spaces: { ...noSpaces, own: connectedSpace(network, hub, out.connections) },
      };
    }
  },
  key: ({ hub, out, hubPrefixes }) => [hub.id, hub.hubRoutingPreference, out.branches, [...hubPrefixes]],
  *automaticPeers({ role: { hub, out } }) {
    for (const device of out.tables) yield { device, declaration: hub.id, internal: false };
  },
  summaries: () => [],
  // W008: the static routes of tables stay in their hub.
  originate: (network, node) => originateConnections(network, node, node.role.out.connections),
  withhold(node, route, side, receiver) {
    const { text } = route.prefix;
    const { label } = node.role.hub;
    if (receiver.speaker.kind !== 'hubTable' || receiver.role.kind !== 'hubTable') return notTold(label, text);
    // W036: also one that a connection propagates.
    if (isDefaultRoute(route.prefix)) {
      return reason(
        'W101',
        () => `${label} does not pass ${text} on to other hubs: a default route never crosses hubs.`,
      );
    }
    if (node.role.hubPrefixes.has(text)) {
      return reason('W007', () => `${label} does not pass ${text} on to other hubs: it is the prefix of a hub.`);
    }
    return splitHorizon(node, route, side);
  },
  pathTowards: () => betweenHubs,
  nextHopsAtExit: ({ role: { hub }, speaker: { addresses } }, _, exit) => ownNextHops(addresses, exit, hub.label),
};

/** W006: the path gains the AS number between hubs twice. */
const betweenHubs: PathRewrite = (asPath) => [interHubAsn, interHubAsn, ...asPath];
