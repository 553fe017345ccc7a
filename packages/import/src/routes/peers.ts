import { nameText, referenceText } from '@azroute/language';
import { type Estate, leftOut } from '../model/estate.js';
import type { Connection, Remark } from '../model/things.js';
import type { Found } from './found.js';
import type { PeerRow } from './read-routes.js';
import { type Speaker, speakerOf, speakersOf } from './speakers.js';

/** A file with the states of BGP peers. */
export interface PeersFile {
  readonly file: string;
  readonly owner: string | undefined;
  readonly isOptional: boolean;
  readonly rows: readonly PeerRow[];
}

/** Names the sessions that are down; nothing is left out because of them, a scenario is offered. */
export function readPeers(estate: Estate, files: readonly PeersFile[], found: Found): void {
  const speakers = speakersOf(estate);
  for (const each of files) {
    const speaker = speakerOf(each, speakers, 'BGP peers', found);
    if (!speaker) continue;
    const { file, rows } = each;
    found.read.push({ file, format: 'BGP peers', of: speaker.thing.name });
    const down = new Map<string, string>();
    for (const { neighbor, state } of rows) if (state.toLowerCase() !== 'connected') down.set(neighbor, state);
    for (const [neighbor, state] of down) remark(estate, speaker, neighbor, state);
  }
}

function remark(estate: Estate, { thing }: Speaker, neighbor: string, state: string): void {
  const connection = estate.connections.find(
    ({ a, b, bgpIp }) => (a === thing || b === thing) && bgpIp.includes(neighbor),
  );
  const session = estate.sessions.find(({ router, peer }) => router === thing && peer === neighbor);
  const ends = connection ? endsOf(connection) : session && [session.appliance.name, thing.name];
  const remarks: Remark[] | undefined = connection?.remarks ?? session?.remarks;
  if (!ends || !remarks) return;
  const kind = connection ? 'connection' : 'bgp';
  const [one, other] = ends.map((name) => referenceText([name ?? '']));
  const scenario = `scenario ${nameText(`${ends[1]} down`)} { down ${kind} ${one} <-> ${other} }`;
  remarks.push(
    leftOut(
      `the state of the BGP session with ${neighbor}, which is ${state.slice(0, 20)} at present. To see the network without it: ${scenario}`,
      thing.id,
    ),
  );
}

function endsOf({ a, b }: Connection): string[] {
  return [a.name, b.name];
}
