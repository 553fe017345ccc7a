import { type Prefix, PrefixTable } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { ExportPolicy } from '../topology/index.js';
import { hashOf } from './hash.js';
import type { SpeakerNode } from './node.js';
import { originText } from './own-route.js';
import type { BgpRoute, SessionSide } from './route.js';

/** A prefix in the topology, with marks for the declarations that contain it. */
interface Named {
  readonly prefix: Prefix;
  /** Marks for this prefix and everything inside it: address space, `only`, `deny`, `prepend`. */
  readonly covering: string[];
  /** Marks for exactly this prefix: originated on a session, `onlyExactly`, `denyExactly`. */
  readonly exact: string[];
}

/** A named prefix with a text for its effect on the prefixes inside it, and a text for its effect on itself. */
interface Relation {
  readonly prefix: Prefix;
  readonly inside: string;
  readonly equal: string;
}

/**
 * Sorts prefixes into classes that all speakers and policies treat alike: the same origins, the same relation to the
 * address space of each speaker, the same filters and prepends that match. One propagation represents the whole class.
 * Keys can be compared between topologies whose speakers, sessions and policies are the same.
 */
export class PrefixClasses {
  private readonly relations = new PrefixTable<Relation>();
  private readonly origins = new Map<string, string>();

  constructor(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[]) {
    for (const { prefix, covering, exact } of namedPrefixes(nodes, sessions)) {
      checkpoint();
      const marks = covering.join();
      this.relations.set(prefix, { prefix, inside: short(`<${marks}`), equal: short(`=${marks};${exact.join()}`) });
    }
    nodes.forEach(({ own }, i) => {
      for (const [text, routes] of own) {
        this.origins.set(text, `${this.origins.get(text) ?? ''} ${i}:${originKey(routes)}`);
      }
    });
  }

  /** A text that is equal for prefixes of one class. */
  keyOf(prefix: Prefix): string {
    const relations = this.relations
      .covering(prefix)
      .map(({ prefix: named, equal, inside }) => (named.length === prefix.length ? equal : inside));
    // Some rules apply to default routes only.
    const kind = prefix.length === 0 ? prefix.text : prefix.family;
    return `${kind}|${relations.join()}|${this.origins.get(prefix.text) ?? ''}`;
  }
}

/** Up to this length, a text is part of a key itself; a longer one is replaced by its hash. */
const longest = 24;

/** A text, or a hash of a long one. It depends on nothing else, because keys of two topologies are compared. */
function short(text: string): string {
  return text.length <= longest ? text : hashOf(text).join(':');
}

function namedPrefixes(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[]): Iterable<Named> {
  const named = new Map<string, Named>();
  const at = (prefix: Prefix): Named => {
    let known = named.get(prefix.text);
    if (!known) {
      known = { prefix, covering: [], exact: [] };
      named.set(prefix.text, known);
    }
    return known;
  };
  nodes.forEach(({ spaces }, i) => {
    for (const [name, space] of Object.entries<PrefixTable<Prefix>>({ ...spaces })) {
      for (const prefix of space.values()) at(prefix).covering.push(`${name}${i}`);
    }
  });
  sessions.forEach(({ originates }, i) => {
    for (const prefix of originates) at(prefix).exact.push(`session${i}`);
  });
  [...new Set(sessions.map(({ policy }) => policy))].forEach(({ advertise, filters, prepends }: ExportPolicy, i) => {
    for (const prefix of advertise) at(prefix).exact.push(`advertise${i}`);
    for (const { kind, prefix } of filters) {
      const { covering, exact } = at(prefix);
      (kind === 'only' || kind === 'deny' ? covering : exact).push(`${kind}${i}`);
    }
    for (const { prefix, count } of prepends) if (prefix) at(prefix).covering.push(`prepend${i}:${count}`);
  });
  [...new Set(sessions.map(({ receiverPreferences }) => receiverPreferences))].forEach((preferences, i) => {
    for (const { prefix, value } of preferences) if (prefix) at(prefix).covering.push(`prefer${i}:${value}`);
  });
  return named.values();
}

/** Several origins at one speaker differ in causes and paths (R275), so their prefix forms its own class. */
function originKey(routes: readonly BgpRoute[]): string {
  if (routes.length > 1) return routes.map((route) => `${route.prefix.text} ${originText(route)}`).join();
  return routes.map(({ own }) => JSON.stringify(own)).join();
}
