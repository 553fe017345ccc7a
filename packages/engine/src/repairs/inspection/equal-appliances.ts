import { compareTexts } from '../../collections.js';
import type { Finding } from '../../findings/finding.js';
import { applianceEcmp } from '../../findings/inspection/appliance-ecmp.js';
import type { BgpSession, DeclId, Network, Nva } from '../../topology/index.js';
import { setNva, setPolicy } from '../changes/devices.js';
import { hopsOf } from '../changes/next-hops.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Keeps both directions of a connection on one of several equal appliances (R195). */
export const chooseOneAppliance: Repairer = { mends: [applianceEcmp], candidates };

function* candidates({ world: { network } }: RepairContext, { related }: Finding): Generator<Candidate> {
  const nvas = related
    .flatMap(({ declaration }) => network.nva(declaration) ?? [])
    .sort((a, b) => compareTexts(a.name, b.name));
  if (nvas.length < 2 || nvas.length < related.length) return;
  const balancer = commonBalancer(network, nvas);
  if (balancer) {
    const words = `announce ${balancer.address.text}, the load balancer, as next hop of ${listOf(nvas)}`;
    const edits = nvas.flatMap((nva) => towardsServers(network, nva, { nextHop: balancer.address }, words));
    // Another appliance behind it would get what it does not announce.
    const isOnlyTheirs = balancer.nvas.length === nvas.length;
    if (edits.length > 0) yield { edits, standing: isOnlyTheirs ? 'fixAll' : 'offered' };
  }
  for (const active of nvas) {
    const standby = nvas.filter((nva) => nva !== active);
    const words = `make ${listOf(standby)} the standby: prepend 2`;
    // On all Route Servers, or the two directions differ (R269).
    const edits = standby.flatMap((nva) =>
      towardsServers(network, nva, { prepends: [{ count: 2, prefix: undefined }] }, words),
    );
    if (edits.length === 0) continue;
    const trades = [{ kind: 'redundancy' as const, text: 'half the capacity' }];
    yield {
      edits,
      standing: 'offered',
      trades: nvas.length === 2 ? trades : [{ kind: 'redundancy', text: 'one carries all' }],
    };
  }
  const words = `let ${listOf(nvas)} translate all sources`;
  yield { edits: nvas.map((nva) => setNva(nva, { snat: 'all' }, words)), standing: 'offered' };
}

function listOf(nvas: readonly Nva[]): string {
  return nvas.map(({ label }) => label).join(' and ');
}

/** The load balancer that is before all of them. */
function commonBalancer(network: Network, nvas: readonly Nva[]) {
  const [first] = nvas;
  return (
    first && hopsOf(network, first).find((hop) => hop.nvas.length > 1 && nvas.every((nva) => hop.nvas.includes(nva)))
  );
}

/** Changes what an appliance sends to Route Servers. */
function towardsServers(
  network: Network,
  { id }: Nva,
  change: Partial<BgpSession['a']['policy']>,
  words: string,
): readonly TopologyEdit[] {
  const isServer = (device: DeclId) => network.thing(device)?.kind === 'routeServer';
  return network.topology.sessions.flatMap((session) => {
    const { a, b } = session;
    if (a.device === id && isServer(b.device)) return [setPolicy(network, session, 'a', change, words)];
    return b.device === id && isServer(a.device) ? [setPolicy(network, session, 'b', change, words)] : [];
  });
}
