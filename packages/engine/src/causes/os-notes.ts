import { covers, type Prefix } from '../address/index.js';
import { endpointOf } from '../forwarding/tunnel.js';
import type { World } from '../forwarding/world.js';
import type { Cause, DeclId, Nva } from '../topology/index.js';
import type { OsCandidate } from './os-why.js';

/** Notes on the lookup that follows that of the operating system, and on announcements that are not routes. */
export function osNotes(world: World, nva: Nva, prefix: Prefix, decides: readonly OsCandidate[]): readonly Cause[] {
  const notes = [
    ...decides.flatMap((one) => nextLookup(world, nva, one) ?? []),
    ...advertised(world, nva, prefix, decides[0]?.prefix.length ?? 0),
  ];
  return [...new Map(notes.map((note) => [note.text, note])).values()];
}

/** R189, R190: what the fabric looks up after the operating system, and in which NIC's table. */
function nextLookup(world: World, nva: Nva, { target }: OsCandidate): Cause | undefined {
  const { network } = world;
  switch (target?.to) {
    case 'nic': {
      const via = target.via === undefined ? '' : `, regardless of ${target.via.text}`;
      return {
        rule: 'R189',
        text: `Packets leave through ${network.label(target.nic)} without encapsulation; the fabric looks them up again in the effective routes of that NIC${via}.`,
        declarations: [target.nic],
      };
    }
    case 'tunnel': {
      const outer = farEndpoint(world, nva, target.tunnel);
      const what = outer === undefined ? 'the outer packet' : `the outer packet to ${outer}`;
      return {
        rule: 'R190',
        text: `Packets go into ${network.label(target.tunnel)}; the fabric sees only ${what}, so the effective routes for the inner address do not apply.`,
        declarations: [target.tunnel],
      };
    }
    case 'connection':
    case 'itself':
    case 'drop':
    case undefined:
      return undefined;
  }
}

function farEndpoint(world: World, nva: Nva, id: DeclId): string | undefined {
  const tunnel = world.network.tunnel(id);
  const far = tunnel && [tunnel.a, tunnel.b].find(({ device }) => world.deviceId(device) !== nva.id);
  return far && endpointOf(world, far)?.text;
}

/** `advertise` installs no route (language reference, section 6): packets for its prefix follow other routes. */
function advertised({ bgp }: World, nva: Nva, prefix: Prefix, least: number): Cause[] {
  return bgp.speakersOf(nva.id).flatMap(({ id }) =>
    [...bgp.table(id).routes.values()]
      .filter((entry) => entry.prefix.length >= least && covers(entry.prefix, prefix))
      .flatMap(({ prefix: { text }, routes }) =>
        routes[0]?.own?.kind === 'advertised'
          ? [
              {
                rule: routes[0].cause.rule,
                text: `${nva.label} advertises ${text} itself, which does not install a route in its own table.`,
                declarations: routes[0].cause.declarations,
              },
            ]
          : [],
      ),
  );
}
