/** What a panel and its view tell each other. The view draws what it gets; it knows no topology. */

/** An element of SVG or HTML as plain data. */
export interface Tree {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Tree | string)[];
}

/** Wide: sites at the left, spokes at the right. Tall: sites above, spokes below. */
type Form = 'wide' | 'tall';

/** What becomes of packets, as a table. */
export interface WayTable {
  readonly title: string;
  readonly tone: string;
  readonly rows: readonly {
    readonly number: number;
    readonly tone: string;
    readonly where: string;
    readonly table: string;
    readonly route: string;
    readonly why: string;
    readonly declaration?: string;
  }[];
  readonly ending?: string;
}

/** A picture that the view shows. */
export interface Shown {
  /** What stands above it if there are several. */
  readonly caption?: string;
  readonly width: number;
  readonly height: number;
  readonly tree: Tree;
  /** The boxes that stand for virtual networks without one of their own. */
  readonly standIns: Readonly<Record<string, string>>;
  readonly way?: WayTable;
}

/** What the panel knows of its controls. */
export interface Controls {
  readonly form: Form;
  /** Whether something is unfolded. */
  readonly isUnfolded: boolean;
  /** Whether the pictures are those before and after a repair, which can be applied. */
  readonly isComparison: boolean;
}

/** What the panel sends. */
export type ToView =
  /** The pictures, and what VS Code keeps for the panel until the next window. */
  | {
      readonly kind: 'pictures';
      readonly pictures: readonly Shown[];
      readonly controls: Controls;
      readonly state: unknown;
    }
  /** A sentence above the pictures; empty for none. */
  | { readonly kind: 'hint'; readonly text: string }
  /** Where the cursor is: the innermost declaration first. */
  | { readonly kind: 'here'; readonly declarations: readonly string[] }
  /** How many errors there are in virtual networks, sites and circuits. */
  | { readonly kind: 'errors'; readonly counts: Readonly<Record<string, number>> }
  /** The page of a declaration, and whether it sends packets. */
  | { readonly kind: 'page'; readonly id: string; readonly content: readonly Tree[]; readonly sends: boolean }
  /** Draws an SVG on pixels, and sends them back. */
  | {
      readonly kind: 'raster';
      readonly text: string;
      readonly width: number;
      readonly height: number;
      readonly scale: number;
    };

/** What the view sends. */
export type FromView =
  /** It has started, or has another size: width divided by height. */
  | { readonly kind: 'ready' | 'aspect'; readonly aspect: number }
  | {
      readonly kind: 'go' | 'page' | 'routes' | 'unfold';
      readonly id: string;
    }
  | { readonly kind: 'trace'; readonly from: string; readonly to: string }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'fold' | 'arrange' | 'leave' | 'export' | 'copy' | 'path' | 'apply' }
  | { readonly kind: 'link'; readonly href: string }
  /** A PNG in base64; empty if it could not be drawn. */
  | { readonly kind: 'raster'; readonly data: string }
  /** Something that must not happen: an error, or what the content security policy has stopped. */
  | { readonly kind: 'trouble'; readonly text: string };
