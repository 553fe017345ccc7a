import { listed } from '../findings/listed.js';
import type { World } from '../forwarding/world.js';
import type { DeclId, UserNextHop } from '../topology/index.js';
import type { Proof } from './proof.js';
import type { TopologyEdit } from './repair.js';

/** Routes that a title still writes out. */
const namedRoutes = 3;

/** What a repair inserts, and what that changes. */
export function repairTitle(
  world: World,
  edits: readonly TopologyEdit[],
  { removedLoops, changedPaths }: Proof,
): string {
  const what = edits.some(({ kind }) => kind === 'addTunnel') ? tunnelText(world, edits) : routesText(world, edits);
  return `${what}: removes ${counted(removedLoops, 'loop')}, changes ${counted(changedPaths, 'path')}`;
}

function routesText(world: World, edits: readonly TopologyEdit[]): string {
  const bySubnet = new Map<DeclId, string[]>();
  for (const edit of edits) {
    if (edit.kind !== 'addUserRoute') continue;
    const text = `${edit.prefix.text} → ${nextHopText(edit.nextHop)}`;
    const texts = bySubnet.get(edit.subnet);
    if (texts) texts.push(text);
    else bySubnet.set(edit.subnet, [text]);
  }
  const count = [...bySubnet.values()].flat().length;
  const places = [...bySubnet].map(([subnet, texts], i) => {
    const what = count <= namedRoutes ? listed(texts) : i === 0 ? `${texts.length} UDRs` : `${texts.length}`;
    return `${what} on ${subnetName(world, subnet)}`;
  });
  const noun = count > namedRoutes ? '' : count === 1 ? 'UDR ' : 'UDRs ';
  return `Insert ${noun}${listed(places)}`;
}

/** "nva1's subnet" where NVAs stand in it, else its name. */
function subnetName(world: World, id: DeclId): string {
  const thing = world.network.thing(id);
  const nics = thing?.kind === 'subnet' ? thing.subnet.nics : [];
  const nvas = [...new Set(nics.flatMap((nic) => world.network.nvaOfNic(nic.id)?.label ?? []))];
  return nvas.length > 0 ? `${listed(nvas)}'s subnet` : `subnet ${world.network.label(id)}`;
}

function tunnelText(world: World, edits: readonly TopologyEdit[]): string {
  const tunnels = edits.flatMap((edit) =>
    edit.kind === 'addTunnel' ? [`${world.network.label(edit.a)} ↔ ${world.network.label(edit.b)}`] : [],
  );
  const many = tunnels.length > 1;
  const inserted = `Insert VXLAN ${many ? 'tunnels' : 'tunnel'} ${listed(tunnels)}`;
  const sessions = edits.filter(({ kind }) => kind === 'bindSession').length;
  const into = many ? 'them' : 'it';
  if (sessions > 0) return `${inserted} and move their BGP ${sessions > 1 ? 'sessions' : 'session'} into ${into}`;
  return `${inserted} and route ${listed([...new Set(edits.flatMap((edit) => (edit.kind === 'addOsRoute' ? edit.prefix.text : [])))])} into ${into}`;
}

function nextHopText(nextHop: UserNextHop): string {
  return nextHop.type === 'VirtualAppliance' ? nextHop.address.text : nextHop.type;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
