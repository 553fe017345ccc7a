import type { DeclId, Topology } from '@azroute/engine';
import { type AstNode, AstUtils, CstUtils, DocumentState, type LangiumDocument, URI } from 'langium';
import type { Occurrence } from '../names/occurrences.js';
import type { EditorServices, EditorView } from '../services.js';
import { ownersOf } from './owners.js';
import { keyOf, readValue, type Value } from './value-at.js';

/** The statements that give something an address or a prefix. */
const giving: ReadonlySet<string> = new Set([
  ...['Vnet', 'Subnet', 'Nic', 'LoadBalancer', 'PrivateEndpoint', 'VpnGateway', 'Firewall'],
  ...['Site', 'Router', 'Host', 'ServiceTag'],
]);

/**
 * Where an address or prefix is written in the files of the topologies that a document is part of, and the names of
 * what has the address without its being written, such as a Route Server. A prefix is found as the same prefix only.
 */
export function valueOccurrences(services: EditorServices, document: LangiumDocument, value: Value): Occurrence[] {
  const { LangiumDocuments } = services.shared.workspace;
  const views = services.topology.TopologyProvider.viewsOf(document.uri.toString());
  const uris = new Set([document.uri.toString(), ...views.flatMap(({ documents }) => documents)]);
  const written = [...uris]
    .flatMap((uri) => LangiumDocuments.getDocument(URI.parse(uri)) ?? [])
    .filter(({ state }) => state >= DocumentState.Linked)
    .flatMap((each) => valueOccurrencesIn(each, value));
  const owners = views.flatMap((view) => ownersWithout(services, view, value, written));
  const places = new Map([...owners, ...written].map((each) => [placeOf(each), each]));
  return [...places.values()];
}

/** Where an address or prefix is written in a document. */
export function valueOccurrencesIn(document: LangiumDocument, value: Value): Occurrence[] {
  const root = document.parseResult.value.$cstNode;
  const key = keyOf(value);
  // Few words can be an IPv6 address, and only they have several forms.
  const part = key.includes(':') ? ':' : key.replace(/\/\d+$/, '');
  const found: Occurrence[] = [];
  if (!root) return found;
  // Searching the text takes a fraction of the time of visiting all words.
  const { fullText } = root.root;
  for (let at = fullText.indexOf(part); at >= 0; ) {
    const leaf = CstUtils.findLeafNodeAtOffset(root, at);
    const word = leaf && readValue(leaf.text);
    if (word && keyOf(word) === key)
      found.push({ document, range: leaf.range, declaration: giving.has(leaf.astNode.$type) });
    at = fullText.indexOf(part, Math.max(at + 1, leaf?.end ?? 0));
  }
  return found;
}

/** The names of what has an address in a topology, if the address is not written in its statement. */
function ownersWithout(
  services: EditorServices,
  view: EditorView,
  value: Value,
  written: readonly Occurrence[],
): Occurrence[] {
  if (!('address' in value)) return [];
  return ownersOf(view.snapshot.network, value.address).flatMap((id) => {
    const place = view.place(id);
    const node = view.nodeOf(id)?.node;
    const home = place && services.shared.workspace.LangiumDocuments.getDocument(URI.parse(place.uri));
    if (!home || !node || written.some((each) => isIn(each, node))) return [];
    return [{ document: home, range: place.nameRange, declaration: true }];
  });
}

function isIn({ document, range }: Occurrence, node: AstNode): boolean {
  const cst = node.$cstNode;
  if (!cst || AstUtils.getDocument(node) !== document) return false;
  const offset = document.textDocument.offsetAt(range.start);
  return cst.offset <= offset && offset < cst.end;
}

/** The declarations that have exactly a prefix: virtual networks, subnets and sites. */
export function ownersOfPrefix({ vnets, sites }: Topology, text: string): readonly DeclId[] {
  const has = ({ prefixes }: { readonly prefixes: readonly { readonly text: string }[] }) =>
    prefixes.some((prefix) => prefix.text === text);
  const networks = [...vnets, ...sites].map(({ id, addressSpace }) => ({ id, prefixes: addressSpace }));
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  return [...networks, ...subnets].filter(has).map(({ id }) => id);
}

function placeOf({ document, range }: Occurrence): string {
  return `${document.uri.toString()} ${range.start.line}:${range.start.character}`;
}
