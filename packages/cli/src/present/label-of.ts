import type { DeclId } from '@azroute/engine';

/** Gives the shortest unambiguous reference of a declaration. */
export type LabelOf = (id: DeclId) => string;
