import { drawioText, svgText, svgTree } from '@azroute/diagram';
import { createSnapshot, type Repair } from '@azroute/engine';
import type {
  DiagramFileParams,
  DiagramFileResult,
  DiagramParams,
  DiagramPlace,
  DiagramRepairParams,
  DiagramRepairResult,
  DiagramResult,
} from '../../protocol.js';
import { currentView } from '../code-actions/view-of.js';
import type { EditorServices, EditorView } from '../services.js';
import { diagramOf, drawnFor, drawnWith, titleOf } from './draw.js';
import { sameInOther, wayOfFinding } from './ways.js';

const noTopology = { refused: 'This file belongs to no topology.' };
const lostWay = 'What was shown over the picture is gone from the text.';

/** The topology that a request is about. */
export function viewFor(services: EditorServices, { textDocument, root }: DiagramPlace): EditorView | undefined {
  const views = services.topology.TopologyProvider.viewsOf(textDocument.uri);
  return root === undefined ? views[0] : views.find((view) => view.root === root);
}

/** The picture of a topology, for an editor that shows it. */
export function pictureFor(services: EditorServices, params: DiagramParams): DiagramResult {
  const view = viewFor(services, params);
  if (!view) return noTopology;
  const drawn = drawnFor(view.snapshot, params.overlay, params);
  const isLost = params.overlay !== undefined && drawn.way === undefined;
  return { ...diagramOf(services, view, drawn), ...(isLost && { lost: lostWay }) };
}

/** The picture as the text of a file. */
export function fileFor(services: EditorServices, params: DiagramFileParams): DiagramFileResult {
  const view = viewFor(services, params);
  if (!view) return noTopology;
  const { network } = view.snapshot;
  const { picture, way } = drawnFor(view.snapshot, params.overlay, params);
  const { theme } = params;
  const options = { theme, title: titleOf(view), overlay: way && { way, network } };
  const { attributes } = svgTree(picture, options);
  const text = params.format === 'drawio' ? drawioText(picture, options) : svgText(picture, options);
  return { text, width: Number(attributes.width), height: Number(attributes.height) };
}

/** The pictures before and after a repair, in the same form, with the packets of its finding. */
export function picturesOfRepair(services: EditorServices, params: DiagramRepairParams): DiagramRepairResult {
  const view = currentView(services, params.textDocument.uri, params.root);
  const finding = view?.snapshot.findings().find(({ key }) => key === params.finding);
  const isChosen = ({ key }: Repair) => key === params.repair;
  const repair =
    view &&
    finding &&
    (view.snapshot.repairsSoFar(finding, 0).repairs.find(isChosen) ?? view.snapshot.repairs(finding).find(isChosen));
  if (!view || !finding || !repair) return { refused: 'The text has changed since the list was made. Open it again.' };
  const { snapshot } = view;
  const repaired = createSnapshot(repair.topology, snapshot.settings, snapshot);
  const before = drawnWith(snapshot.network, wayOfFinding(snapshot, finding), params);
  const after = drawnWith(repaired.network, sameInOther(finding, repaired), {
    ...params,
    arrangement: before.picture.arrangement,
  });
  return {
    before: diagramOf(services, view, before),
    after: diagramOf(services, view, after, repaired.network),
  };
}
