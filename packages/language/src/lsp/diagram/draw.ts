import {
  type DecisionRow,
  drawPicture,
  drawPictureFor,
  type Picture,
  type PictureOptions,
  svgTree,
  type Way,
} from '@azroute/diagram';
import type { DeclId, Network, Snapshot } from '@azroute/engine';
import { URI, UriUtils } from 'langium';
import type { Diagram, DiagramOverlay, DiagramParams, DiagramRow, DiagramWay } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { EditorServices, EditorView } from '../services.js';
import { wayFor } from './ways.js';

/** How a topology is drawn. */
type Wanted = Pick<DiagramParams, 'form' | 'unfold' | 'arrangement'>;

/** A picture with what is drawn over it. */
export interface Drawn {
  readonly picture: Picture;
  readonly way: Way | undefined;
}

/** Draws a network with a way. */
export function drawnWith(network: Network, way: Way | undefined, wanted: Wanted): Drawn {
  const options = optionsFor(network, wanted);
  return { picture: way ? drawPictureFor(network, way, options) : drawPicture(network, options), way };
}

/** Draws a topology with what is asked for. */
export function drawnFor(snapshot: Snapshot, overlay: DiagramOverlay | undefined, wanted: Wanted): Drawn {
  return drawnWith(snapshot.network, overlay && wayFor(snapshot, overlay), wanted);
}

/** A stack is unfolded by the ID of its box: all VNets that it stands for are meant. */
function optionsFor(network: Network, { form, unfold, arrangement }: Wanted): PictureOptions {
  const options: PictureOptions = { form, arrangement };
  if (unfold === 'all') return { ...options, unfold };
  if (unfold.length === 0) return options;
  const { drawnAs } = drawPicture(network, options);
  const wanted = new Set<DeclId>(unfold);
  const boxes = new Set(unfold.map((id) => drawnAs.get(id) ?? id));
  for (const { id } of network.topology.vnets) if (boxes.has(drawnAs.get(id) ?? id)) wanted.add(id);
  return { ...options, unfold: wanted };
}

/** The picture of a topology as an editor shows it. */
export function diagramOf(
  services: EditorServices,
  view: EditorView,
  { picture, way }: Drawn,
  network = view.snapshot.network,
): Diagram {
  const title = titleOf(view);
  const overlay = way && { way, network };
  const tree = svgTree(picture, { theme: 'variables', title, overlay, withoutTable: true });
  const standIns = network.topology.vnets.flatMap(({ id }): [string, string][] => {
    const box = picture.drawnAs.get(id);
    return box === undefined || box === id ? [] : [[id, box]];
  });
  return {
    root: view.root,
    ...stateOf(services, view),
    title,
    width: Number(tree.attributes.width),
    height: Number(tree.attributes.height),
    arrangement: picture.arrangement,
    tree,
    standIns: Object.fromEntries(standIns),
    ...(way && { way: tableOf(way, (id) => visibleText(network.label(id))) }),
  };
}

/** What a picture is called. */
export function titleOf({ root }: EditorView): string {
  return visibleText(UriUtils.basename(URI.parse(root)));
}

function stateOf({ shared }: EditorServices, { documents }: EditorView): Pick<Diagram, 'versions' | 'isBroken'> {
  const all = documents.flatMap((uri) => shared.workspace.LangiumDocuments.getDocument(URI.parse(uri)) ?? []);
  return {
    versions: Object.fromEntries(all.map(({ uri, textDocument: { version } }) => [uri.toString(), version])),
    isBroken: all.some(
      ({ parseResult: { parserErrors, lexerErrors } }) => parserErrors.length + lexerErrors.length > 0,
    ),
  };
}

function tableOf(way: Way, labelOf: (id: DeclId) => string): DiagramWay {
  const { title, tone, ending, more } = way;
  const row = ({ number, where, table, route, why, rule, declaration }: DecisionRow): Omit<DiagramRow, 'tone'> => ({
    number,
    where: where.map(labelOf).join(' | '),
    table,
    route: visibleText(why === '' ? `${route} (${rule})` : route),
    why: why === '' ? '' : visibleText(`${why} (${rule})`),
    ...(declaration !== undefined && { declaration }),
  });
  return {
    title: visibleText(more > 0 ? `${title} (+ ${more} equal-cost paths)` : title),
    tone,
    rows: way.directions.flatMap(({ rows, tone: of }) => rows.map((each) => ({ ...row(each), tone: of }))),
    ...(ending && { ending: visibleText(`${ending.text} (${ending.rule})`) }),
  };
}
