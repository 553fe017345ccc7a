import { arrives } from '../../comparison/arrives.js';
import type { Talk } from '../../comparison/changes.js';
import type { Flow } from '../../comparison/flow.js';
import { inspectedPaths } from '../../findings/inspection/inspected-paths.js';
import type { Trace } from '../../forwarding/trace.js';
import type { AddressOwner, DeclId, Network, Nva } from '../../topology/index.js';

/** Appliances of which packets should pass at least one, whatever path they take. */
type Alternatives = readonly DeclId[];

/** The device as which another one counts. */
export type CountsAs = (device: DeclId) => DeclId;

const itself: CountsAs = (device) => device;

/**
 * Whether packets pass fewer stateful appliances than they should: than before, or, where they did not arrive, than the
 * sender's own row names.
 */
export function passesFewer(before: Network, after: Network, flow: Flow, as: CountsAs = itself): boolean {
  if (!arrives(flow.after.verdict)) return false;
  const are = inspectedPaths(after, flow.after);
  const should = arrives(flow.before.verdict) ? passed(before, flow.before) : askedFor(before, flow);
  return should.some((alternatives) => {
    const wanted = alternatives.map(as);
    return !are.every((path) => path.some((device) => wanted.includes(as(device))));
  });
}

/** What packets pass on every path, and the alternatives between which equal-cost paths choose. */
function passed(network: Network, trace: Trace): readonly Alternatives[] {
  const paths = inspectedPaths(network, trace);
  const [first = []] = paths;
  const always = first.filter((device) => paths.every((path) => path.includes(device)));
  const parted = paths.length > 1 && paths.every((path) => path.length > 0) ? [paths.flat()] : [];
  return [...always.map((device) => [device]), ...parted];
}

/** The appliances to which the sender's own effective route leads, if they inspect. */
function askedFor(network: Network, { from, before }: Flow): readonly Alternatives[] {
  const row = before.first.at(-1)?.row;
  const { vnet } = from;
  if (!row || !vnet) return [];
  const hops = row.nextHops.map(({ action }) => {
    const owner = action.to === 'address' ? network.ownerNear(vnet.id, action.address)?.owner : undefined;
    return owner && inspectorOf(network, owner);
  });
  const inspectors = hops.filter((id) => id !== undefined);
  return inspectors.length > 0 && inspectors.length === hops.length ? [inspectors] : [];
}

function inspectorOf(network: Network, owner: AddressOwner): DeclId | undefined {
  if (owner.kind === 'firewall') return owner.firewall.id;
  if (owner.kind === 'nic') return owner.nva && isStateful(owner.nva) ? owner.nva.id : undefined;
  if (owner.kind !== 'loadBalancer') return undefined;
  const nvas = owner.loadBalancer.backends.flatMap((nic) => network.nvaOfNic(nic) ?? []);
  return nvas.some(isStateful) ? owner.loadBalancer.id : undefined;
}

function isStateful({ stateless, snat }: Nva): boolean {
  return !stateless && snat !== 'all';
}

/** Whether the two directions pass different stateful appliances after a change, and did not before. */
export function becomesAsymmetric(
  before: Network,
  after: Network,
  { there, back }: Talk,
  as: CountsAs = itself,
): boolean {
  if (!there || !back) return false;
  return isAsymmetric(after, there.after, back.after, as) && !isAsymmetric(before, there.before, back.before, as);
}

function isAsymmetric(network: Network, there: Trace, back: Trace, as: CountsAs): boolean {
  if (there.verdict !== 'delivered' || back.verdict !== 'delivered') return false;
  const key = (paths: readonly (readonly DeclId[])[]) =>
    paths
      .map((path) => path.map(as).join())
      .sort()
      .join(';');
  const answers = inspectedPaths(network, back).map((path) => [...path].reverse());
  return key(inspectedPaths(network, there)) !== key(answers);
}
