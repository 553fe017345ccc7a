import type { Arrangement, Form, Element as PictureElement } from '@azroute/diagram';
import type { Position, Range } from 'vscode-languageserver-types';

export type { Arrangement, Form, PictureElement };

/** The requests for the picture of a topology. All ask with {@link DiagramPlace} and more. */
export const diagramRequests = {
  /** Asks with {@link DiagramParams} for a {@link DiagramResult}. */
  diagram: 'azroute/diagram',
  /** Asks with {@link DiagramFileParams} for the text of a file, as a {@link DiagramFileResult}. */
  file: 'azroute/diagramFile',
  /** Asks with {@link DiagramRepairParams} for a {@link DiagramRepairResult}. */
  ofRepair: 'azroute/diagramOfRepair',
  /** Asks with a position which declarations stand there, as {@link DeclarationsAt}. */
  declarationAt: 'azroute/declarationAt',
  /** Asks with a declaration where it is, as a {@link DeclarationPlace}. */
  placeOf: 'azroute/placeOf',
  /** Asks with a declaration for its page, as a {@link DeclarationPage}. */
  pageOf: 'azroute/pageOf',
  /** Asks with {@link DiagramPlace} which parts of the picture have errors, as {@link DiagramErrors}. */
  errors: 'azroute/diagramErrors',
} as const;

/** The command of an editor that shows a way over the picture. An editor that has it says so with `diagram`. */
export const showInDiagramCommand = 'azroute.showInDiagram';
/** The command of an editor that shows the pictures before and after a repair. */
export const compareInDiagramCommand = 'azroute.compareInDiagram';

/** The topology that a picture is of. */
export interface DiagramPlace {
  readonly textDocument: { readonly uri: string };
  /** The root file, if the document belongs to several topologies; by default the first one. */
  readonly root?: string;
}

/** What is drawn over a picture. */
export type DiagramOverlay =
  /** The packets from a thing to another one or to the Internet, and their answers. */
  | { readonly kind: 'way'; readonly from: string; readonly to?: string }
  /** The packets of a finding, by its key. */
  | { readonly kind: 'finding'; readonly finding: string }
  /** The packets of an expectation. */
  | { readonly kind: 'expectation'; readonly expectation: string };

/** How a topology is drawn. */
export interface DiagramParams extends DiagramPlace {
  readonly form: Form;
  /** Stacks, VNets and subnets whose content is drawn one by one, by the IDs of their boxes; or `all`. */
  readonly unfold: readonly string[] | 'all';
  readonly overlay?: DiagramOverlay | undefined;
  /** The arrangement of the earlier picture, if it should be kept. */
  readonly arrangement?: Arrangement | undefined;
}

/** A picture, or why there is none. */
export type DiagramResult = Diagram | { readonly refused: string };

/** A picture as plain data. */
export interface Diagram {
  readonly root: string;
  /** The versions of the texts that it is of, by URI. */
  readonly versions: Readonly<Record<string, number>>;
  /** Whether a text has a syntax error, so that what it means may be missing. */
  readonly isBroken: boolean;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly arrangement: Arrangement;
  /** The SVG, with variables for colors, without the table of decisions. */
  readonly tree: PictureElement;
  /** The VNets that other boxes stand for. */
  readonly standIns: Readonly<Record<string, string>>;
  readonly way?: DiagramWay;
  /** Why what was to be drawn over the picture is not. */
  readonly lost?: string;
}

/** The table of a way. */
export interface DiagramWay {
  readonly title: string;
  readonly tone: DiagramTone;
  readonly rows: readonly DiagramRow[];
  /** Why packets do not arrive, with the rule. */
  readonly ending?: string;
}

/** The direction or fate of packets. */
export type DiagramTone = 'there' | 'back' | 'loop' | 'good';

/** A decision. */
export interface DiagramRow {
  readonly number: number;
  readonly tone: DiagramTone;
  readonly where: string;
  readonly table: string;
  readonly route: string;
  readonly why: string;
  /** What caused it. */
  readonly declaration?: string;
}

/** A picture as a file. */
export interface DiagramFileParams extends DiagramParams {
  readonly format: 'svg' | 'drawio';
  readonly theme: 'light' | 'dark';
}

/** The text of the file with its size in pixels, or why there is none. */
export type DiagramFileResult =
  | { readonly text: string; readonly width: number; readonly height: number }
  | { readonly refused: string };

/** A repair, as the data of its code action names it. */
export interface DiagramRepairParams extends DiagramPlace {
  readonly root: string;
  readonly finding: string;
  readonly repair: string;
  readonly form: Form;
  readonly unfold: readonly string[] | 'all';
}

/** The repairs of a finding that somebody can compare, as arguments of {@link compareInDiagramCommand}. */
export interface ComparedRepairs {
  readonly uri: string;
  readonly root: string;
  readonly finding: string;
  readonly repairs: readonly { readonly title: string; readonly repair: string }[];
}

/** The pictures before and after the repair, both with the packets of its finding, or why there are none. */
export type DiagramRepairResult = { readonly before: Diagram; readonly after: Diagram } | { readonly refused: string };

/** Where somebody asks what is declared. */
export interface DeclarationAtParams extends DiagramPlace {
  readonly position: Position;
}

/** The declaration at a position and those that contain it, the innermost first; `null` for another topology. */
export type DeclarationsAt = { readonly root: string; readonly declarations: readonly string[] } | null;

/**
 * How many errors there are in each VNet, site and circuit that has any, by its ID: those that are reported at it, at what
 * it contains, or, for something that is in none of them, such as a peering, at its first end. `null` for no topology.
 */
export type DiagramErrors = Readonly<Record<string, number>> | null;

/** A declaration of a topology. */
export interface DeclarationParams extends DiagramPlace {
  readonly declaration: string;
}

/** Where a declaration is; `null` if it is gone. */
export type DeclarationPlace = { readonly uri: string; readonly range: Range; readonly nameRange: Range } | null;

/** The page of a declaration, as a hover shows it, in Markdown; `null` if there is none. */
export type DeclarationPage = { readonly title: string; readonly text: string; readonly sends: boolean } | null;
