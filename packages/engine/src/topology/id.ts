/**
 * Identifies one declaration of a topology: kind and full path, such as `nic:hub1/nva/nva1` or `route:rt-nva#2`.
 * Stable while the text of that declaration and of its parents' names is unchanged. The language keeps, for each,
 * where it stands in the text; the engine only hands them through.
 */
export type DeclId = string;

/** What every named thing has: its id, its name, and the shortest reference to it that is unambiguous (for messages). */
export interface Declared {
  readonly id: DeclId;
  readonly name: string;
  readonly label: string;
}
