import type { Estate } from '../model/estate.js';
import { type BgpPeer, type Found, refuse, whoseText } from './found.js';
import type { LearnedFile } from './learned.js';
import { beginsWith, isNamedAfter, type Speaker, speakerOf, speakersOf } from './speakers.js';

/**
 * Finds out to whom the routes go that Route Servers and gateways advertise; the lists are only compared. The rows say
 * whose they are, and the name of the file to whom they go, if there are several peers. An owner that the user gives is
 * the one, the other, or both with a dot between them.
 */
export function readAdvertised(estate: Estate, files: readonly LearnedFile[], found: Found): void {
  const speakers = speakersOf(estate);
  for (const file of files) {
    const ownName = ownerAmong(speakers, file);
    const speaker = speakerOf({ ...file, owner: ownName }, speakers, 'routes advertised', found);
    const to = speaker && peerOf(estate, file, speaker, found);
    if (!to) continue;
    const { thing } = speaker;
    found.read.push({ file: file.file, format: 'advertised routes', of: thing.name });
    found.lists.push({ file: file.file, of: thing, to, rows: file.rows });
  }
}

/** The name of the speaker that the owner begins with, unless only a peer of it can be meant, such as a gateway. */
function ownerAmong(speakers: readonly Speaker[], { owner, rows }: LearnedFile): string | undefined {
  if (owner === undefined) return undefined;
  const locals = new Set(rows.map(({ localAddress }) => localAddress));
  const own = speakers.filter(
    ({ thing, addresses }) =>
      beginsWith(owner, thing.name) && (locals.size === 0 || addresses.some((address) => locals.has(address))),
  );
  return own.map(({ thing }) => thing.name).sort((a, b) => b.length - a.length)[0];
}

interface NamedPeer {
  readonly peer: BgpPeer;
  /** Its own name, that of the peering, and its addresses. */
  readonly names: readonly string[];
}

function peerOf(estate: Estate, file: LearnedFile, speaker: Speaker, found: Found): BgpPeer | undefined {
  const { thing } = speaker;
  const peers = peersOf(estate, speaker);
  const { owner } = file;
  const isOnlySpeaker = owner?.toLowerCase() === thing.name.toLowerCase();
  const named = peers.filter(({ names }) =>
    names
      .flatMap((name) => [name, `${thing.name}.${name}`])
      .some((name) => (owner === undefined || isOnlySpeaker ? isNamedAfter(file.file, name) : beginsWith(owner, name))),
  );
  const [one, ...others] = named.length === 0 && (owner === undefined || isOnlySpeaker) ? peers : named;
  if (one && others.length === 0) return one.peer;
  const what = `${file.file} contains the routes that ${thing.name} advertises to one of its peers`;
  const names = peers.map(({ peer }) => peer.name);
  const known = names.length > 0 ? `, which are ${names.slice(0, 8).join(', ')}` : ', and it has none in the files';
  const name = names[0] ?? 'PEER';
  refuse(found, file, `${what}${known}; ${whoseText(isOnlySpeaker ? `${thing.name}.${name}` : name, file.file)}.`);
  return undefined;
}

function peersOf(estate: Estate, speaker: Speaker): NamedPeer[] {
  if (speaker.kind === 'Route Server') {
    const sessions = estate.sessions.filter(({ router }) => router === speaker.thing);
    return sessions.map(({ appliance, name, peer }) => ({ peer: appliance, names: [appliance.name, name, peer] }));
  }
  return estate.connections.flatMap(({ a, b, bgpIp }): NamedPeer[] => {
    const far = a === speaker.thing ? b : b === speaker.thing ? a : undefined;
    return far === undefined || !isPeer(far) ? [] : [{ peer: far, names: [far.name, ...bgpIp] }];
  });
}

function isPeer(end: object): end is BgpPeer {
  return 'asn' in end;
}
