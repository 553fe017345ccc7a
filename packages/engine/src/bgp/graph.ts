import { comparePrefixes, type Prefix } from '../address/index.js';
import { append } from '../collections.js';
import type { Settings } from '../settings.js';
import type { Network } from '../topology/index.js';
import type { SpeakerNode } from './node.js';
import { originateRoutes } from './originate.js';
import { outgoingSessionsOf } from './outgoing-sessions.js';
import type { SessionSide } from './route.js';
import { connectSessions } from './sessions.js';
import type { SpeakerGraph } from './speaker-graph.js';
import { speakerNodes } from './speakers.js';
import { SpeakersByDevice } from './speakers-by-device.js';

/** The input of propagation. */
export interface BuiltGraph {
  readonly nodes: readonly SpeakerNode[];
  /** Both directions of all sessions; undefined if there are too many. */
  readonly sessions: readonly SessionSide[] | undefined;
  readonly graph: SpeakerGraph;
  /** Every originated prefix, sorted. */
  readonly prefixes: readonly Prefix[];
}

/** Builds the speakers of a topology with their sessions and their own routes. */
export function buildGraph(network: Network, settings: Settings): BuiltGraph {
  const nodes = speakerNodes(network, settings);
  const speakers = new SpeakersByDevice(network, nodes);
  const sessions = connectSessions(network, speakers);
  originateRoutes(network, nodes, (device) => speakers.at(device)[0]);
  return { nodes, sessions, graph: graphOf(nodes, sessions ?? []), prefixes: prefixesOf(nodes, sessions ?? []) };
}

function graphOf(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[]): SpeakerGraph {
  const peerOriginations = new Map<string, SessionSide[]>();
  for (const side of sessions) {
    for (const prefix of side.originates) {
      append(peerOriginations, prefix.text, side);
    }
  }
  const outgoing = outgoingSessionsOf(nodes);
  return {
    nodes: new Map(nodes.map((node) => [node.speaker.id, node])),
    outgoing,
    outgoingCount: [...outgoing.values()].reduce((sum, each) => sum + each.length, 0),
    originators: originatorsOf(nodes),
    peerOriginations,
  };
}

function originatorsOf(nodes: readonly SpeakerNode[]): ReadonlyMap<string, readonly SpeakerNode[]> {
  const originators = new Map<string, SpeakerNode[]>();
  for (const node of nodes) {
    for (const text of node.own.keys()) {
      append(originators, text, node);
    }
  }
  return originators;
}

function prefixesOf(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[]): Prefix[] {
  const prefixes = new Map<string, Prefix>();
  for (const node of nodes) {
    for (const [text, routes] of node.own) if (routes[0]) prefixes.set(text, routes[0].prefix);
  }
  for (const side of sessions) for (const prefix of side.originates) prefixes.set(prefix.text, prefix);
  return [...prefixes.values()].sort(comparePrefixes);
}
