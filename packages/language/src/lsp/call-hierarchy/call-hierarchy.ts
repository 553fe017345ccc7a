import { type DeclId, grouped } from '@azroute/engine';
import type { LangiumDocument } from 'langium';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import { endKinds, passedKinds } from '../../symbols/declaration.js';
import { visibleText } from '../../symbols/visible-text.js';
import { bounded } from '../hover/markdown.js';
import { declarationAtPosition } from '../names/declaration-at.js';
import type { EditorServices, EditorView } from '../services.js';
import { symbolKinds } from '../titles.js';
import { isEnd, mostEnds, type Step, stepsIn } from './steps.js';

/** The kinds of the items of a hierarchy. */
const itemKinds: ReadonlySet<string | undefined> = new Set([...endKinds, ...passedKinds]);

/** How many ends the detail of an item names. */
const mostNamed = 3;

/** What an item is about. The items of a hierarchy keep the end at which it begins: they are about its packets only. */
interface ItemData {
  readonly uri: string;
  readonly root: string;
  readonly id: DeclId;
  readonly sender?: DeclId | undefined;
  readonly receiver?: DeclId | undefined;
}

/** The thing at a position whose packets can be followed; null if there is none. */
export function preparedHierarchy(
  services: EditorServices,
  document: LangiumDocument,
  position: Position,
): CallHierarchyItem[] | null {
  const uri = document.uri.toString();
  const [view] = services.topology.TopologyProvider.viewsOf(uri);
  const named = view && declarationAtPosition(view, document, position);
  if (!view || named === undefined) return null;
  const id = view.snapshot.network.nvaOfNic(named)?.id ?? named;
  if (!itemKinds.has(view.kindOf(id))) return null;
  const end = isEnd(view.snapshot, id) ? id : undefined;
  const item = itemOf(view, { uri, root: view.root, id, sender: end, receiver: end }, '');
  return item ? [item] : null;
}

/** Where packets go next from an item, towards the ends of the topology and the Internet. */
export function outgoingCalls(
  services: EditorServices,
  { data }: CallHierarchyItem,
): CallHierarchyOutgoingCall[] | null {
  const found = foundItem(services, data);
  if (!found) return null;
  const { view, item } = found;
  const steps = stepsIn(view.snapshot)
    .from(item.sender)
    .filter(({ from }) => from === item.id);
  return [...grouped(steps, ({ to }) => to)].flatMap(([to, group]) => {
    const detail = `towards ${namesOf(view, group, ({ receiver }) => receiver)}`;
    const next =
      to === undefined
        ? internetItem(view, item, detail)
        : itemOf(view, { ...item, id: to, receiver: undefined }, detail);
    return next ? [{ to: next, fromRanges: rangesOf(view, item.id, group) }] : [];
  });
}

/** From where packets come to an item. */
export function incomingCalls(
  services: EditorServices,
  { data }: CallHierarchyItem,
): CallHierarchyIncomingCall[] | null {
  const found = foundItem(services, data);
  if (!found) return null;
  const { view, item } = found;
  const steps = stepsIn(view.snapshot)
    .to(item.receiver)
    .filter(({ to }) => to === item.id);
  return [...grouped(steps, ({ from }) => from)].flatMap(([from, group]) => {
    const detail = `from ${namesOf(view, group, ({ sender }) => sender)}`;
    const previous = itemOf(view, { ...item, id: from, sender: undefined }, detail);
    return previous ? [{ from: previous, fromRanges: rangesOf(view, from, group) }] : [];
  });
}

/** The item of a request, which may contain anything, in the current topology. */
function foundItem(
  services: EditorServices,
  data: unknown,
): { readonly view: EditorView; readonly item: ItemData } | undefined {
  const { uri, root, id, sender, receiver } = (data ?? {}) as Partial<Record<keyof ItemData, unknown>>;
  if (typeof uri !== 'string' || typeof root !== 'string' || typeof id !== 'string') return undefined;
  const view = services.topology.TopologyProvider.viewsOf(uri).find((each) => each.root === root);
  if (!view || view.kindOf(id) === undefined) return undefined;
  const known = (end: unknown) => (typeof end === 'string' && view.kindOf(end) !== undefined ? end : undefined);
  return { view, item: { uri, root, id, sender: known(sender), receiver: known(receiver) } };
}

function itemOf(view: EditorView, data: ItemData, detail: string): CallHierarchyItem | undefined {
  const place = view.place(data.id);
  if (!place) return undefined;
  return {
    name: visibleText(view.labelOf(data.id)),
    kind: symbolKinds[view.nodeOf(data.id)?.node.$type ?? ''] ?? SymbolKind.Class,
    detail: visibleText(detail),
    uri: place.uri,
    range: place.range,
    selectionRange: place.nameRange,
    data,
  };
}

/** The Internet is declared nowhere: its item leads to the last device. */
function internetItem(view: EditorView, last: ItemData, detail: string): CallHierarchyItem | undefined {
  const item = itemOf(view, last, detail);
  return item && { ...item, name: 'the Internet', kind: SymbolKind.Namespace, data: undefined };
}

/** The declarations that decide, as far as they are in the same file; otherwise, the name of the thing that sends. */
function rangesOf(view: EditorView, from: DeclId, steps: readonly Step[]): Range[] {
  const own = view.place(from);
  if (!own) return [];
  const deciding = [...new Set(steps.map(({ by }) => by))].flatMap((by) =>
    by === undefined ? [] : (view.place(by) ?? []),
  );
  const ranges = deciding.filter(({ uri }) => uri === own.uri).map(({ nameRange }) => nameRange);
  return ranges.length > 0 ? ranges : [own.nameRange];
}

function namesOf(view: EditorView, steps: readonly Step[], end: (step: Step) => DeclId | undefined): string {
  const labels = steps.map((step) => {
    const id = end(step);
    return id === undefined ? 'the Internet' : view.labelOf(id);
  });
  const names = bounded([...new Set(labels)], mostNamed, (label) => label).join(', ');
  return stepsIn(view.snapshot).isCut ? `${names} (of the first ${mostEnds} ends)` : names;
}
