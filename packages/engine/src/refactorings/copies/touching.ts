import type { DeclId } from '../../topology/index.js';

/** The end of a peering, session, tunnel or connection. */
type End = { readonly device: DeclId } | { readonly vnet: DeclId };

/** A statement that connects two devices or networks. */
export interface Connecting {
  readonly id: DeclId;
  readonly kind: string;
  readonly a: End;
  readonly b: End;
}

/** What a statement connects. */
export function endsOf({ a, b }: Connecting): readonly [DeclId, DeclId] {
  return [endOf(a), endOf(b)];
}

function endOf(end: End): DeclId {
  return 'device' in end ? end.device : end.vnet;
}

/** Whether an item connects one of some devices or networks to something. */
export function touches(ids: ReadonlySet<DeclId>, item: object): boolean {
  return isConnecting(item) && endsOf(item).some((id) => ids.has(id));
}

function isConnecting(item: object): item is Connecting {
  return 'a' in item && 'b' in item;
}

/** A statement with the label and the id that its ends give it. */
export function relabelled<T extends Connecting>(item: T, label: (id: DeclId) => string): T {
  const text = endsOf(item).map(label).join(' <-> ');
  return { ...item, id: `${item.kind}:${text}`, label: text };
}

/** Whether an item is one of some devices or networks, or connects two of them. */
export function isWithin(ids: ReadonlySet<DeclId>, item: { readonly id: DeclId }): boolean {
  return ids.has(item.id) || (isConnecting(item) && endsOf(item).every((id) => ids.has(id)));
}
