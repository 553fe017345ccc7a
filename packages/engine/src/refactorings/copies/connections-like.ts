import { type DeclId, declarationId, emptyTopology, type Network, type Topology } from '../../topology/index.js';
import { renamed } from '../proof/renamed.js';
import { type Moves, moveAll } from '../renumber/move-values.js';
import { freeInSeries } from './names.js';
import { devicesOf, idsOfPart, type Part } from './part.js';
import type { Region } from './region.js';
import { type Connecting, endsOf, relabelled } from './touching.js';
import type { Copied } from './with-copy.js';

/**
 * What connects a part with its copy, as a model is connected with the part: the same peerings, sessions, tunnels and
 * connections, with the copy in place of the model. Ends of the model without a counterpart in the copy are left out.
 */
export function connectionsLike(
  network: Network,
  model: Region,
  part: Part,
  { copy, siblings }: Pick<Copied, 'copy' | 'siblings'>,
  moves: Moves,
): Topology {
  const { topology } = network;
  const counterparts = counterpartsOf(model, part, siblings);
  const [inPart, inModel] = [idsOfPart(part), idsOfPart(model.part)];
  const isMeant = (item: Connecting) =>
    endsOf(item).some((id) => inPart.has(id)) && endsOf(item).some((id) => inModel.has(id) && counterparts.has(id));
  const tunnels = topology.tunnels.filter(isMeant);
  const names = copy.tunnels.map(({ name }) => name).concat(topology.tunnels.map(({ name }) => name));
  const tunnelNames = new Map<DeclId, string>();
  for (const { id, name } of tunnels) {
    const own = model.part.nvas.reduce((text, nva, i) => text.replace(nva.name, copy.nvas[i]?.name ?? nva.name), name);
    tunnelNames.set(id, freeInSeries(own, [...names, ...tunnelNames.values()]));
  }
  const tunnelIds = [...tunnelNames].map(([id, name]) => [id, declarationId('tunnel', [name])] as const);
  const like: Topology = {
    ...emptyTopology,
    peerings: topology.peerings.filter(isMeant),
    sessions: topology.sessions.filter(isMeant),
    connections: topology.connections.filter(isMeant),
    tunnels: tunnels.map((one) => ({ ...one, name: tunnelNames.get(one.id) ?? one.name })),
  };
  const now = moveAll(renamed(like, new Map([...counterparts, ...tunnelIds])), moves);
  const label = labelsOf(network, copy);
  return {
    ...now,
    peerings: now.peerings.map((one) => relabelled(one, label)),
    sessions: now.sessions.map((one) => relabelled(one, label)),
    connections: now.connections.map((one) => relabelled(one, label)),
  };
}

/** The hub, the devices and the appliances of a copy that are what those of a model are there. */
function counterpartsOf(model: Region, part: Part, siblings: Copied['siblings']): ReadonlyMap<DeclId, DeclId> {
  const copies = new Map([...siblings].map(([added, original]) => [original, added] as const));
  const [hub] = part.vnets;
  const devices = hub ? devicesOf(hub) : [];
  const pairs = [
    [model.hub.id, hub?.id] as const,
    ...devicesOf(model.hub).map(({ id, kind }) => [id, devices.find((one) => one.kind === kind)?.id] as const),
    ...model.part.nvas.map(({ id }, i) => [id, part.nvas[i]?.id] as const),
  ];
  return new Map(
    pairs.flatMap(([id, original]) => {
      const added = original === undefined ? undefined : copies.get(original);
      return added === undefined ? [] : [[id, added] as const];
    }),
  );
}

function labelsOf(network: Network, copy: Topology): (id: DeclId) => string {
  const own = new Map(
    [...copy.vnets, ...copy.vnets.flatMap(devicesOf), ...copy.nvas].map(({ id, label }) => [id, label]),
  );
  return (id) => own.get(id) ?? network.label(id);
}
