import type { DeclId } from '@azroute/engine';
import type { Wire } from '../fold/draft.js';

/** Where a line starts or ends. */
export type Anchor =
  /** At the side of a box, at a height that is found later. Anchors that are the same object are one point. */
  | SideAnchor
  /** At the upper edge of a VNet. */
  | { readonly at: 'top'; readonly box: DeclId; readonly column: number; readonly order: number; x: number; y: number }
  /** At the right frame of a hub, at the height of the lane in the street of its title. */
  | { readonly at: 'exit'; readonly band: number }
  /** At the left frame of a hub, beside its title. */
  | { readonly at: 'hubLeft'; readonly band: number; readonly order: number };

/** An anchor at the side of a box. */
export interface SideAnchor {
  readonly at: 'side';
  readonly box: DeclId;
  readonly side: 'left' | 'right';
  y: number;
}

/** A lane in a street or gutter; lines of one comb share it. */
export interface Lane {
  readonly runs: 'across' | 'down';
  /** The ID of the street, the number of the gutter, or `in` and the ID of the subnet inside which it is. */
  readonly where: string;
  /** How many lanes it takes, with its label. */
  readonly width: number;
  /** How far the line is from the start of the lane. */
  readonly shift: number;
  from: number;
  to: number;
  index: number;
}

/** The way of a line: from one anchor through lanes to the other, in turns across and down. */
export interface Route {
  readonly wire: Wire;
  readonly comb: string | undefined;
  from: Anchor;
  to: Anchor;
  lanes: Lane[];
  /** A straight line from the bottom of one hub to the top of the next; the number counts those of the same two. */
  straightDown: number | undefined;
}

/** The `where` of a gutter. */
export const gutter = (number: number): string => `gutter ${number}`;

/** A lane without a place. */
export function lane(runs: Lane['runs'], where: string, width = 1, shift = 0): Lane {
  return { runs, where, width, shift, from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, index: 0 };
}
