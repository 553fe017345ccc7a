import type { DeclId, Thing } from '@azroute/engine';

/** What a box stands for: a thing of the language, or what is drawn for several of them or for a part of one. */
export type BoxKind =
  | Exclude<Thing['kind'], 'tunnel'>
  /** A frame around everything in one location. */
  | 'region'
  /** The clients of a point-to-site pool. */
  | 'clients'
  /** A network behind an NVA. */
  | 'network'
  /** Network interfaces and private endpoints that are not drawn one by one. */
  | 'more';

/** A rectangle with its text. Places are absolute, in pixels. */
export interface Box {
  /** The ID of the declaration, or one of its own for what no declaration stands for. */
  readonly id: DeclId;
  readonly kind: BoxKind;
  readonly title: string;
  readonly detail: string;
  /** The whole text, for a tooltip and for screen readers. */
  readonly says: string;
  /** The route table of a subnet. */
  readonly chip: string | undefined;
  /** How many equal things the box stands for. */
  readonly count: number;
  readonly children: readonly Box[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The kinds of line. */
export type LineKind =
  | 'peering'
  | 'session'
  | 'connection'
  | 'tunnel'
  /** From a load balancer to what is behind it. */
  | 'backend'
  /** From an NVA with several NICs to one of them. */
  | 'nic'
  /** From a point-to-site pool to its gateway. */
  | 'pointToSite'
  /** A stretch of the way of a packet. */
  | 'way';

/** A point, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a line ends at a box. */
export type LineEnd = 'none' | 'dot' | 'hollow' | 'open';

/** What is known of a line before it has a way. */
export interface LineStyle {
  readonly id: DeclId;
  readonly kind: LineKind;
  readonly from: DeclId;
  readonly to: DeclId;
  /** Of a peering, whether it is global; of other lines, false. */
  readonly global: boolean;
  /** Whether it carries nothing: a peering of which only one half exists. */
  readonly idle: boolean;
  readonly starts: LineEnd;
  readonly ends: LineEnd;
  readonly says: string;
}

/** A line between two boxes, from one end to the other. */
export interface Line extends LineStyle {
  readonly points: readonly Point[];
  /** Lines with the same comb share stretches. */
  readonly comb: string | undefined;
  readonly label: Label | undefined;
}

/** Whether two lines have the same ends, in any direction. */
export function isBetweenSame(a: Pick<Line, 'from' | 'to'>, b: Pick<Line, 'from' | 'to'>): boolean {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from);
}

/** A text at a line; `x` and `y` are its middle. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly upright: boolean;
}

/** The picture of a topology as plain data. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Outer frames first. */
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** The VNets that are drawn as hubs: lines pass between their columns. */
  readonly hubs: ReadonlySet<DeclId>;
  /** The box that stands for a declaration. */
  readonly drawnAs: ReadonlyMap<DeclId, DeclId>;
  /** How it is arranged, for the next picture of the same topology. */
  readonly arrangement: Arrangement;
}

/** How bands and their spokes are arranged. */
export interface Arrangement {
  /** How many spokes of a band the wide form has beside each other. */
  readonly spokeColumns: number;
  /** How many bands are below each other. */
  readonly bandRows: number;
}

/** Wide: sites at the left, spokes at the right. Tall: sites above, spokes below. */
export type Form = 'wide' | 'tall';
