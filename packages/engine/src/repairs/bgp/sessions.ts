import { peeringOf } from '../../findings/advice/in-vain.js';
import type { Finding } from '../../findings/finding.js';
import type { BgpSession, DeclId, Network, Vnet } from '../../topology/index.js';
import { setPolicy } from '../changes/devices.js';
import { addPeering, completePeering, mayPeer } from '../changes/peerings.js';
import { codesNamed } from '../codes-named.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { sessionAt } from '../subjects.js';

/** R134, R136: makes the VNets of the two ends of a session neighbours, or removes a session that cannot come up. */
export const bringUpSession: Repairer = {
  mends: codesNamed('AZR201', 'AZR203', 'AZR202'),
  candidates: ({ world: { network } }, finding) => {
    const session = sessionAt(network, finding);
    if (!session) return [];
    const bridge = finding.code === 'AZR201' ? bridgeFor(network, session) : undefined;
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
  if (!near || !far || near === far) return undefined;
  const known = peeringOf(network, near.id, far.id);
  if (known) return known.oneSided ? completePeering(network, known) : undefined;
  return mayPeer(near, far) ? addPeering(network, near, far) : undefined;
}

function homeOf(network: Network, device: DeclId): Vnet | undefined {
  const thing = network.thing(device);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet;
  return thing && 'vnet' in thing ? thing.vnet : undefined;
}

/**
 * R143, R144: rewrites the AS path at the sender towards the speaker that drops its own ASN, at all senders with the same
 * problem together, since what is learned then also comes back.
 */
export const overrideAsn: Repairer = { mends: codesNamed('AZR205'), candidates: override };

function override({ world: { network }, findings }: RepairContext, finding: Finding): readonly Candidate[] {
  const at = (one: Finding) => rewrite(network, one);
  const own = at(finding);
  const others = findings.filter(
    ({ code, declaration }) => code === finding.code && declaration !== finding.declaration,
  );
  const all = [own, ...others.map(at)].filter((edit) => edit !== undefined);
  return [
    ...(all.length > 1 ? [{ edits: all, standing: 'preferred' as const }] : []),
    ...(own ? [{ edits: [own], standing: 'preferred' as const }] : []),
  ];
}

function rewrite(network: Network, finding: Finding): TopologyEdit | undefined {
  const session = sessionAt(network, finding);
  if (!session) return undefined;
  const end = (['a', 'b'] as const).find(
    (each) => network.thing(session[each].device)?.kind === 'nva' && !session[each].policy.asOverride,
  );
  return (
    end &&
    setPolicy(network, session, end, { asOverride: true }, `set asOverride at ${network.label(session[end].device)}`)
  );
}
