import { Computation } from '../computation/computation.js';
import { defaultSettings, type Settings, type SpeakerId } from '../index.js';
import { type TopologySpec, topologyOf } from './builder.js';
import { showRoute, showTable } from './show.js';

/** BGP tables and effective routes of a topology as sorted lines; the one place where these tests touch the API. */
export function routing(spec: TopologySpec, settings: Partial<Settings> = {}) {
  const all = { ...defaultSettings, ...settings };
  const { bgp, tables } = new Computation(topologyOf(spec), all);
  const label = (id: SpeakerId) => {
    const speaker = bgp.speakers.find((candidate) => candidate.id === id);
    return `${speaker?.label}${speaker?.instance === undefined ? '' : `#${speaker.instance}`}`;
  };
  return {
    bgp,
    tables,
    /** Effective routes of `hub1/nva/nva1`. */
    nic: (path: string) => showTable(tables.ofNic(`nic:${path}`)),
    /** What is missing in a NIC's table, as `10.1.0.0/16 R037`. */
    absent: (path: string) =>
      (tables.ofNic(`nic:${path}`)?.absent ?? [])
        .map(({ prefix, removedBy }) => `${prefix.text} ${removedBy.rule}`)
        .sort(),
    /** Effective routes of NICs in a subnet `hub1/GatewaySubnet`. */
    subnet: (path: string) => showTable(tables.ofSubnet(`subnet:${path}`)),
    /** Accepted routes of a speaker that it learned, as `nva1: 10.0.0.0/8 via 10.1.1.4 [65001]`. */
    learned: (speaker: SpeakerId) =>
      [...bgp.table(speaker).routes.values()]
        .flatMap(({ routes }) => routes)
        .flatMap((route) => (route.session ? [`${label(route.session.local)}: ${showRoute(route)}`] : []))
        .sort(),
    /** What a speaker dropped, as `10.0.0.0/8 [65515] R143`. */
    dropped: (speaker: SpeakerId) =>
      bgp
        .table(speaker)
        .rejected.map(({ route, cause }) => `${route.prefix.text} [${route.asPath.join('-')}] ${cause.rule}`)
        .sort(),
    /** What a speaker sends to a peer. */
    advertised: (speaker: SpeakerId, peer: SpeakerId) =>
      bgp
        .advertised(speaker)
        .filter(({ session }) => session.remote === peer)
        .map(showRoute)
        .sort(),
    /** What a speaker keeps from a peer, as `0.0.0.0/0 R107`. */
    withheld: (speaker: SpeakerId, peer: SpeakerId) =>
      bgp
        .withheld(speaker)
        .filter(({ session }) => session.remote === peer)
        .map(({ route, cause }) => `${route.prefix.text} ${cause.rule}`)
        .sort(),
  };
}

/** A block of text as sorted trimmed lines, to compare with the lists above. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .sort();
}
