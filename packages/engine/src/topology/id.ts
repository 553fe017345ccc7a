/**
 * Identifies a declaration of a topology by its kind and full path, such as `nic:hub1/nva/nva1` or `route:rt-nva#2`.
 * Stable while the name of that declaration and of its parents is unchanged. The language knows where each is in the
 * text. The engine does not read anything from an id: {@link Network.thing} tells the kind.
 */
export type DeclId = string;

/** What every named thing has: its id, its name, and its shortest unambiguous reference, for messages. */
export interface Declared {
  readonly id: DeclId;
  readonly name: string;
  readonly label: string;
}
