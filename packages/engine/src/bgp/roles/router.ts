import { type Network, staticTargetText } from '../../topology/index.js';
import type { FindSpeaker, NewSpeaker, RoleRules, SpeakerNode } from '../node.js';
import { addOwn, originateStaticReturns } from '../originate.js';
import { type Reason, reason } from '../reason.js';
import type { BgpRoute } from '../route.js';
import { noSpaces } from '../spaces.js';
import { ordinaryRules, withholdOrdinarily } from './ordinary.js';

/** A router of a site on premises. */
export const router: RoleRules<'router'> = {
  ...ordinaryRules,

  *speakers({ topology }): Generator<NewSpeaker<'router'>> {
    for (const site of topology.sites) {
      const siblings = site.routers.map(({ id }) => id).sort();
      for (const declared of site.routers) {
        yield {
          speaker: {
            id: declared.id,
            device: declared.id,
            label: declared.label,
            kind: 'router',
            instance: undefined,
            asn: declared.asn,
            addresses: declared.address ? [declared.address] : [],
          },
          role: { kind: 'router', site, router: declared, siblings },
          spaces: noSpaces,
        };
      }
    }
  },
  key: ({ site }) => [site.id, site.label, site.transit],

  vnets: () => [],
  onPremises: true,
  outlets: ({ speaker, role }) => [speaker.device, ...role.site.routers.map(({ id }) => id)],

  // Each router of a site peers with all others of the site.
  *automaticPeers({ speaker, role: { site, siblings } }) {
    for (const device of siblings.slice(siblings.lastIndexOf(speaker.device) + 1)) {
      yield { device, declaration: site.id, internal: true };
    }
  },
  addressTowards: (_, { speaker }) => speaker.addresses[0],

  originate,
  localNetwork: (_, { speaker, role }) => ({ addresses: speaker.addresses, space: role.site.addressSpace }),

  withhold: (node, route, side, receiver) =>
    withholdOrdinarily(node, route, side) ?? withoutTransit(node, route) ?? leadsTo(node, route, receiver),
};

function originate(network: Network, node: SpeakerNode<'router'>, find: FindSpeaker): void {
  const { site, router: declared } = node.role;
  for (const prefix of site.addressSpace) {
    addOwn(node, prefix, { kind: 'network' }, ['R106', `Address space of site ${site.label}.`, site.id]);
  }
  for (const { id, prefix, target } of declared.routes) {
    addOwn(node, prefix, { kind: 'static', target }, [
      'R282',
      `Static route of ${declared.label} ${staticTargetText(network, target)}.`,
      id,
    ]);
  }
  const ids = site.routers.length === 1 ? [declared.id, site.id] : [declared.id];
  originateStaticReturns(network, node, new Set(ids), find);
}

/** A static route to another router of the site says nothing to that router: it would send the packets back. */
function leadsTo(
  { speaker }: SpeakerNode,
  { own, prefix }: BgpRoute,
  { speaker: to }: SpeakerNode,
): Reason | undefined {
  if (own?.kind !== 'static' || own.target.via !== 'address') return undefined;
  const { text } = own.target.address;
  if (!to.addresses.some((address) => address.text === text)) return undefined;
  return reason(
    'R282',
    () => `${speaker.label} does not tell ${to.label} of ${prefix.text}, which it sends to ${to.label}.`,
  );
}

function withoutTransit({ speaker, role: { site } }: SpeakerNode<'router'>, route: BgpRoute): Reason | undefined {
  if (site.transit || route.session?.origin !== 'automatic') return undefined;
  return reason(
    'R277',
    () =>
      `${speaker.label} does not pass on ${route.prefix.text}, which another router of site ${site.label} learned: the site has no "transit".`,
  );
}
