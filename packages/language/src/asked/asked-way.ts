import { type Way, wayIntoLoop, wayOf } from '@azroute/diagram';
import type { DeclId, Loop } from '@azroute/engine';
import { addressesOf } from '../topology/addresses.js';
import type { TopologyView } from '../topology/view.js';
import { type AskedPacket, askedPacket } from './asked-packet.js';
import { Failure } from './failure.js';
import { listed } from './names.js';

/** What is to be drawn over the picture. */
export interface WayOptions {
  readonly from?: string;
  readonly to?: string;
  readonly loop?: string;
}

/** How the command line names an option. */
const optionName = (name: string) => `--${name}`;

/**
 * The way that is drawn over the picture, if one is asked for.
 * @param named how messages name an option
 * @throws Failure if the options don't go together, or name nothing
 */
export function askedWay(view: TopologyView, { from, to, loop }: WayOptions, named = optionName): Way | undefined {
  const { network } = view.snapshot;
  if (loop !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new Failure(`choose ${named('loop')}, or ${named('from')} and ${named('to')}`);
    return wayIntoLoop(network, namedLoop(view, loop));
  }
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) throw new Failure(`${named('to')} needs ${named('from')}, the sender`);
  if (to === undefined) throw new Failure(`${named('from')} needs ${named('to')}, the destination`);
  const asked = askedPacket(view, from, to);
  const target = targetOf(view, asked, to);
  const back = target === undefined ? undefined : answer(view, asked, target);
  return wayOf(network, {
    sender: asked.sender,
    target,
    from: view.labelOf(asked.sender),
    to: asked.name,
    there: asked.trace,
    back,
  });
}

/** What has the address: what was named, or what the packet reaches. */
function targetOf(view: TopologyView, { trace, destination }: AskedPacket, to: string): DeclId | undefined {
  const ends = trace.branches.length > 0 ? trace.branches.map(({ end }) => end) : [trace.end];
  const reached = ends.find((end) => end.kind === 'delivered');
  if (reached?.kind === 'delivered') return reached.to;
  const named = view.resolve(to, ['nic', 'host', 'privateEndpoint', 'loadBalancer', 'firewall']);
  if ('id' in named) return named.id;
  const owners = [...view.snapshot.network.everything()].flatMap((thing) =>
    thing.kind === 'nic' ? thing.nic : thing.kind === 'host' ? thing.host : [],
  );
  return owners.find(({ id }) => addressesOf(view.topology, id).some(({ text }) => text === destination.text))?.id;
}

/** The packets from the target back to the sender, if it sends any. */
function answer(view: TopologyView, { sender, destination }: AskedPacket, target: DeclId) {
  const address = addressesOf(view.topology, sender).find(({ family }) => family === destination.family);
  return address && view.snapshot.trace(target, address);
}

/** A loop by the code of its finding and a number, or by its key. */
function namedLoop(view: TopologyView, wanted: string): Loop {
  const loops = view.snapshot
    .findings()
    .flatMap(({ code, subject }) => (subject?.kind === 'loop' ? [{ code, loop: subject.loop }] : []));
  const [code = '', number = '1'] = wanted.toUpperCase().split(':');
  const found =
    loops.filter((each) => each.code === code)[Number(number) - 1] ?? loops.find(({ loop }) => loop.key === wanted);
  if (found) return found.loop;
  const codes = [...new Set(loops.map((each) => each.code))];
  const known = codes.map((each) => {
    const count = loops.filter((other) => other.code === each).length;
    return count === 1 ? each : `${each}:1 to ${each}:${count}`;
  });
  throw new Failure(
    loops.length === 0
      ? 'there is no forwarding loop in this topology'
      : `there is no loop "${wanted}"; there are ${listed(known, 'and')}`,
  );
}
