import { type Address, type DeclId, isProblem, parseAddress, type Trace } from '@azroute/engine';
import type { DeclKind } from '../symbols/declaration.js';
import { addressesOf } from '../topology/addresses.js';
import type { TopologyView } from '../topology/view.js';
import { Failure } from './failure.js';
import { idOf } from './names.js';

const sources: readonly DeclKind[] = ['nic', 'host', 'privateEndpoint', 'firewall'];
const destinations: readonly DeclKind[] = ['nic', 'host', 'privateEndpoint', 'loadBalancer', 'firewall'];

/** The path of a packet that somebody asks for. */
export interface AskedPacket {
  readonly sender: DeclId;
  readonly destination: Address;
  /** The destination as it is written, with its address. */
  readonly name: string;
  readonly trace: Trace;
}

/** @throws Failure if a name means nothing that can send or get a packet */
export function askedPacket(view: TopologyView, from: string, to: string): AskedPacket {
  const sender = idOf(view, from, sources, 'NIC, host, private endpoint or firewall');
  const destination = destinationOf(view, sender, to);
  const trace = view.snapshot.trace(sender, destination);
  if (!trace) throw new Failure(`${from} has no address to send from; give it one in the file`);
  const name = destination.text === to ? to : `${to} (${destination.text})`;
  return { sender, destination, name, trace };
}

/** A name means its address of the sender's address family, IPv4 first. */
function destinationOf(view: TopologyView, sender: DeclId, to: string): Address {
  const literal = parseAddress(to);
  if (!isProblem(literal)) return literal;
  if (to.includes('/')) throw new Failure(`"${to}" is a prefix; give an address in it, such as ${to.split('/')[0]}`);
  if (/^[\d.]+$|:/.test(to)) throw new Failure(literal.problem);
  const target = idOf(view, to, destinations, 'NIC, host, private endpoint, load balancer or firewall');
  const families = new Set(addressesOf(view.topology, sender).map(({ family }) => family));
  const addresses = [...addressesOf(view.topology, target)].sort((a, b) => a.family - b.family);
  const found = addresses.find(({ family }) => families.has(family)) ?? addresses[0];
  if (!found) throw new Failure(`${to} has no address; give it one in the file, or trace to an address`);
  return found;
}
