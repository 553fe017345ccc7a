import type { DeclId, Expectation, ExpectationEnd, Topology } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';
import type { Anchor } from './top-level.js';
import type { Writing } from './writing.js';

type Item<K extends keyof Topology> = Topology[K][number];
type Find<K extends keyof Topology> = (writing: Writing, added: Item<K>) => Anchor | undefined;

/** Beside which statement a new one of each kind goes; at the end of the root file if there is none. */
const anchors: { readonly [K in keyof Topology]: Find<K> } = {
  vnets: (writing) => afterLast(writing, writing.before.vnets),
  virtualWans: (writing) => afterLast(writing, stayingOf(writing, 'virtualWans')),
  virtualHubs: (writing) => {
    const [vnet] = stayingOf(writing, 'vnets');
    return afterLast(writing, stayingOf(writing, 'virtualHubs')) ?? (vnet && beside(writing, vnet.id, 'before'));
  },
  hubConnections: (writing, { hub, vnet }) => {
    const known = new Set(writing.before.hubConnections.map(({ id }) => id));
    const connected = new Set(writing.after.hubConnections.flatMap((one) => (known.has(one.id) ? [] : [one.vnet])));
    const isNew = !writing.before.virtualHubs.some(({ id }) => id === hub);
    return (
      afterLast(writing, stayingOf(writing, 'hubConnections')) ??
      (isNew ? afterLast(writing, stayingOf(writing, 'peerings')) : undefined) ??
      (isNew
        ? afterLast(
            writing,
            stayingOf(writing, 'vnets').filter(({ id }) => connected.has(id)),
          )
        : undefined) ??
      behindBoth(writing, hub, vnet)
    );
  },
  peerings: (writing, { a, b }) => {
    const all = stayingOf(writing, 'peerings');
    const near = all.filter((one) => [one.a.vnet, one.b.vnet].some((id) => id === a.vnet || id === b.vnet));
    return afterLast(writing, near) ?? afterLast(writing, all) ?? after(writing, a.vnet) ?? after(writing, b.vnet);
  },
  routeTables: (writing, { id }) => {
    const user = writing.after.vnets.find(({ subnets }) => subnets.some(({ routeTable }) => routeTable === id));
    const place = user && after(writing, user.id);
    const kept = new Set(stayingOf(writing, 'routeTables').map((one) => one.id));
    if (!place) return afterLast(writing, stayingOf(writing, 'routeTables'));
    const tables = [...kept].flatMap((one) => after(writing, one) ?? []).filter(({ uri }) => uri === place.uri);
    return last(tables) ?? place;
  },
  serviceTags: (writing) => afterLast(writing, stayingOf(writing, 'serviceTags')),
  sites: (writing) => afterLast(writing, stayingOf(writing, 'sites')),
  circuits: (writing) => afterLast(writing, stayingOf(writing, 'circuits')),
  connections: (writing, { a, b }) =>
    afterLast(writing, stayingOf(writing, 'connections')) ?? behindBoth(writing, a.device, b.device),
  nvas: (writing) => afterLast(writing, stayingOf(writing, 'nvas')),
  sessions: (writing, { a, b }) =>
    afterLast(writing, stayingOf(writing, 'sessions')) ?? behindBoth(writing, a.device, b.device),
  tunnels: (writing, { id, a, b }) => {
    const known = new Set(stayingOf(writing, 'sessions').map((one) => one.id));
    const carried = writing.after.sessions.find((one) => one.tunnel === id && known.has(one.id));
    if (carried) return beside(writing, carried.id, 'before');
    return afterLast(writing, stayingOf(writing, 'tunnels')) ?? behindBoth(writing, a.device, b.device);
  },
  expectations: (writing, added) => {
    const all = stayingOf(writing, 'expectations');
    return (
      afterLast(
        writing,
        all.filter((one) => sharesEnd(one, added)),
      ) ?? afterLast(writing, all)
    );
  },
  scenarios: (writing) => afterLast(writing, stayingOf(writing, 'scenarios')),
};

/** The statement beside which a new one goes; undefined for the end of the root file. */
export function anchorOf<K extends keyof Topology>(writing: Writing, list: K, added: Item<K>): Anchor | undefined {
  return anchors[list](writing, added);
}

/** The declarations of a list whose texts stay. */
function stayingOf<K extends keyof Topology>(writing: Writing, list: K): Topology[K] {
  const kept = new Set(writing.after[list].map(({ id }) => id));
  return writing.before[list].filter(({ id }) => kept.has(id)) as readonly Item<K>[] as Topology[K];
}

function afterLast(writing: Writing, list: readonly { readonly id: DeclId }[]): Anchor | undefined {
  return last(list.flatMap(({ id }) => after(writing, id) ?? []));
}

function behindBoth(writing: Writing, a: DeclId, b: DeclId): Anchor | undefined {
  const places = [a, b].flatMap((id) => after(writing, id) ?? []);
  const [first, second] = places;
  if (!first || !second || first.uri !== second.uri) return first ?? second;
  return (first.node.$cstNode?.offset ?? 0) > (second.node.$cstNode?.offset ?? 0) ? first : second;
}

const after = (writing: Writing, id: DeclId) => beside(writing, id, 'after');

/** The statement of the file that contains a declaration. */
function beside({ texts }: Writing, id: DeclId, side: Anchor['side']): Anchor | undefined {
  const place = texts.nodeOf(id);
  if (!place) return undefined;
  let node: AstNode = place.node;
  while (node.$container && !isFile(node.$container)) node = node.$container;
  return { uri: place.uri, node, side };
}

function isFile(node: AstNode): node is AzrouteFile {
  return node.$type === 'AzrouteFile';
}

function sharesEnd(one: Expectation, other: Expectation): boolean {
  return [one.from, one.to].some((end) => [other.from, other.to].some((mine) => keyOf(mine) === keyOf(end)));
}

function keyOf(end: ExpectationEnd): string {
  switch (end.kind) {
    case 'thing':
      return end.id;
    case 'every':
      return end.group;
    case 'address':
      return end.address.text;
    case 'internet':
      return 'internet';
  }
}

function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}
