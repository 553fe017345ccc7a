import { contains, type Prefix } from '../../address/index.js';
import { arrives } from '../../comparison/arrives.js';
import { noReturnRoute } from '../../findings/black-holes/kinds.js';
import type { Finding } from '../../findings/finding.js';
import type { Flow } from '../../findings/flows/flows.js';
import { departure, type Party } from '../../findings/flows/party.js';
import { pathsOf } from '../../findings/inspection/inspected-paths.js';
import { walk } from '../../forwarding/walk.js';
import type { World } from '../../forwarding/world.js';
import type { UserNextHop } from '../../topology/index.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { leadTo } from '../changes/routes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { withoutCopies } from '../idea.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** For more pairs of a sender and a receiver, a table would get more routes than a person writes for one problem. */
const mostPairs = 50;

/**
 * Leads the answers to all whose packets arrive back through the last appliance that these passed (R196): each network
 * through its own, if several are lost together.
 */
export const leadAnswersBack: Repairer = { mends: [noReturnRoute], candidates };

function candidates({ world, analysis }: RepairContext, { subject }: Finding): readonly Candidate[] {
  if (subject?.kind !== 'blackHoles') return [];
  const flows = subject.holes.map(({ flow }) => flow);
  const pairs = flows.reduce((sum, { senders, receivers }) => sum + senders.length * receivers.length, 0);
  if (pairs > mostPairs) return [];
  const { forwarder } = analysis.computation;
  const edits: TopologyEdit[] = [];
  for (const flow of flows) {
    for (const sender of flow.senders) {
      for (const receiver of flow.receivers) {
        const back = sender.address(flow.destination.family);
        const start = back && departure(forwarder, receiver, back);
        if (!start) return [];
        const trace = walk(forwarder, start, receiver.address(flow.destination.family));
        if (!arrives(trace.verdict)) return [];
        const [hops = []] = pathsOf(trace);
        const last = hops.filter(({ kind }) => kind === 'nva' || kind === 'firewall').at(-1);
        const added = last && routes(world, flow, sender, receiver, last.loadBalancer ?? last.device);
        if (!added) return [];
        edits.push(...added);
      }
    }
  }
  const all = withoutCopies(edits);
  return all.length > 0 ? [{ edits: all, standing: 'fixAll' }] : [];
}

/** Routes on the subnet of a sender for the network of a receiver; undefined if the appliance is out of reach. */
function routes(
  { network }: World,
  { destination: { family } }: Flow,
  { subnet, vnet }: Party,
  receiver: Party,
  appliance: string,
): readonly TopologyEdit[] | undefined {
  const hop =
    vnet &&
    hopsTo(network, appliance).find(
      ({ address }) => address.family === family && isReachable(network, vnet.id, address),
    );
  const to = receiver.address(family);
  if (!subnet || !hop || !to) return undefined;
  const nextHop: UserNextHop = { type: 'VirtualAppliance', address: hop.address };
  const thing = network.thing(receiver.id);
  const spaces: readonly Prefix[] =
    receiver.vnet?.addressSpace ?? (thing?.kind === 'site' ? thing.site.addressSpace : []);
  const around = spaces.filter((space) => contains(space, to));
  return around.length > 0 ? around.map((space) => leadTo(network, subnet, space, nextHop)) : undefined;
}
