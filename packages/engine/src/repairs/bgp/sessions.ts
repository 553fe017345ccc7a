import { ownAsnDrop } from '../../findings/bgp/own-asn-drops.js';
import { tooManyPeersCode } from '../../findings/bgp/route-server-limits.js';
import { oscillation, sessionDown } from '../../findings/bgp/sessions-and-convergence.js';
import type { Finding } from '../../findings/finding.js';
import { type BgpSession, type DeclId, type Network, subnetOf, type Vnet } from '../../topology/index.js';
import { setPolicy } from '../changes/devices.js';
import { joinVnets, mayBePeered } from '../changes/peerings.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { withoutCopies } from '../idea.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { senderIn, sessionAt } from '../subjects.js';

/** R134, R136: makes the VNets of the two ends of a session neighbours, or removes a session that cannot come up. */
export const bringUpSession: Repairer = {
  mends: [sessionDown, tooManyPeersCode, oscillation],
  candidates: ({ world: { network } }, finding) => {
    const session = sessionAt(network, finding);
    if (!session) return [];
    const bridge = finding.code === sessionDown.code ? bridgeFor(network, session) : undefined;
    const [a, b] = [session.a.device, session.b.device].map((id) => network.label(id));
    const removal: TopologyEdit = {
      kind: 'removeDeclaration',
      declaration: session.id,
      words: `remove the session ${a} <-> ${b}`,
      size: 'remove',
      touches: undefined,
    };
    return [
      ...(bridge ? [{ edits: [bridge], standing: 'offered' as const }] : []),
      { edits: [removal], standing: 'offered' as const },
    ];
  },
};

function bridgeFor(network: Network, { a, b }: BgpSession): TopologyEdit | undefined {
  const [near, far] = [homeOf(network, a.device), homeOf(network, b.device)];
  if (!near || !far || !mayBePeered(network, near, far)) return undefined;
  return joinVnets(network, near, far, [...subnetsOf(network, a.device), ...subnetsOf(network, b.device)]);
}

function homeOf(network: Network, device: DeclId): Vnet | undefined {
  const thing = network.thing(device);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet;
  return thing && 'vnet' in thing ? thing.vnet : undefined;
}

/** The subnets in which a device has its end of a session. */
function subnetsOf(network: Network, device: DeclId): readonly DeclId[] {
  const thing = network.thing(device);
  if (thing?.kind === 'nva')
    return network
      .nicsOf(thing.nva)
      .slice(0, 1)
      .map(({ subnet }) => subnet.id);
  if (thing?.kind !== 'routeServer') return [];
  const own = subnetOf(thing.vnet, 'RouteServerSubnet');
  return own ? [own.id] : [];
}

/**
 * R143, R144: rewrites the AS path at the sender towards the speaker that drops its own ASN, at all senders with the same
 * problem together, since what is learned then also comes back.
 */
export const overrideAsn: Repairer = { mends: [ownAsnDrop], candidates: override };

function override({ world: { network }, findings }: RepairContext, finding: Finding): readonly Candidate[] {
  const own = rewrite(network, finding);
  if (!own) return [];
  const others = findings.filter(
    ({ code, declaration }) => code === finding.code && declaration !== finding.declaration,
  );
  const all = withoutCopies([own, ...others.flatMap((other) => rewrite(network, other) ?? [])]);
  return [
    ...(all.length > 1 ? [{ edits: all, standing: 'fixAll' as const }] : []),
    { edits: [own], standing: 'fixAll' },
  ];
}

/** Takes the number out of the path where that can be done: `asOverride` does it for that of the far end only (R144). */
function rewrite(network: Network, { subject }: Finding): TopologyEdit | undefined {
  const { at, asn, isOfFarEnd } = (subject?.kind === 'ownAsnDrop' ? subject.rewrite : undefined) ?? {};
  const sender = at && senderIn(network, at);
  if (!sender || asn === undefined) return undefined;
  const { session, end } = sender;
  const { asReplace } = session[end].policy;
  const label = network.label(at.device);
  return isOfFarEnd
    ? setPolicy(network, session, end, { asOverride: true }, `set asOverride at ${label}`)
    : setPolicy(network, session, end, { asReplace: [...asReplace, asn] }, `set asReplace ${asn} at ${label}`);
}
