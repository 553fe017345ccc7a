import type { Estate } from '../model/estate.js';
import { type BgpPeer, type Found, refuse, whoseText } from './found.js';
import type { LearnedFile } from './learned.js';
import { isNamedAfter, type Speaker, speakerOf, speakersOf } from './speakers.js';

/**
 * Finds out to whom the routes go that Route Servers and gateways advertise; the lists are only compared. The rows say
 * whose they are, and the name of the file to whom they go, if there are several peers.
 */
export function readAdvertised(estate: Estate, files: readonly LearnedFile[], found: Found): void {
  const speakers = speakersOf(estate);
  for (const file of files) {
    const speaker = speakerOf({ ...file, owner: undefined }, speakers, 'routes advertised', found);
    const to = speaker && peerOf(estate, file, speaker, found);
    if (!to) continue;
    const { thing } = speaker;
    found.read.push({ file: file.file, format: 'advertised routes', of: thing.name });
    found.lists.push({ file: file.file, of: thing, to, rows: file.rows });
  }
}

interface NamedPeer {
  readonly peer: BgpPeer;
  /** Its own name, that of the peering, and its addresses. */
  readonly names: readonly string[];
}

function peerOf(estate: Estate, file: LearnedFile, speaker: Speaker, found: Found): BgpPeer | undefined {
  const { thing } = speaker;
  const peers = peersOf(estate, speaker);
  const named = peers.filter(({ names }) =>
    names.some((name) =>
      file.owner === undefined
        ? [name, `${thing.name}.${name}`].some((each) => isNamedAfter(file.file, each))
        : name.toLowerCase() === file.owner.toLowerCase(),
    ),
  );
  const [one, ...others] = named.length === 0 && file.owner === undefined ? peers : named;
  if (one && others.length === 0) return one.peer;
  const what = `${file.file} contains the routes that ${thing.name} advertises to one of its peers`;
  const names = peers.map(({ peer }) => peer.name);
  const known = names.length > 0 ? `, which are ${names.slice(0, 8).join(', ')}` : ', and it has none in the files';
  refuse(found, file, `${what}${known}; ${whoseText(names[0] ?? 'PEER', file.file)}.`);
  return undefined;
}

function peersOf(estate: Estate, speaker: Speaker): NamedPeer[] {
  if (speaker.kind === 'Route Server') {
    const sessions = estate.sessions.filter(({ routeServer }) => routeServer === speaker.thing);
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
