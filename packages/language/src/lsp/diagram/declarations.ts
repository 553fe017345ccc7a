import type { DeclId } from '@azroute/engine';
import type { AstNode, LangiumDocument } from 'langium';
import type {
  DeclarationAtParams,
  DeclarationPage,
  DeclarationParams,
  DeclarationPlace,
  DeclarationsAt,
} from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { isEnd } from '../call-hierarchy/steps.js';
import { pageOf } from '../hover/pages.js';
import { declarationAtPosition } from '../names/declaration-at.js';
import type { EditorServices, EditorView } from '../services.js';
import { viewFor } from './diagram.js';

/** The declaration at a position, and those that contain it. */
export function declarationsAt(
  services: EditorServices,
  document: LangiumDocument,
  params: DeclarationAtParams,
): DeclarationsAt {
  const view = viewFor(services, params);
  if (!view) return null;
  const id = declarationAtPosition(view, document, params.position);
  return { root: view.root, declarations: id === undefined ? [] : [id, ...containing(view, id)] };
}

/** The declarations around one, the nearest first. */
function containing(view: EditorView, id: DeclId): readonly DeclId[] {
  const found: DeclId[] = [];
  for (let node: AstNode | undefined = view.nodeOf(id)?.node.$container; node?.$container; node = node.$container) {
    const outer = view.declarationAt(node);
    if (outer !== undefined) found.push(outer);
  }
  return found;
}

/** Where a declaration is. */
export function placeOf(services: EditorServices, params: DeclarationParams): DeclarationPlace {
  const view = viewFor(services, params);
  const place = view?.place(params.declaration);
  return place ? { uri: place.uri, range: place.range, nameRange: place.nameRange } : null;
}

/** The page of a declaration, as a hover over its name shows it. */
export function pageFor(services: EditorServices, params: DeclarationParams): DeclarationPage {
  const view = viewFor(services, params);
  const id = params.declaration;
  const text = view && pageOf(view, id, services.lsp.RulePages);
  if (!view || text === undefined) return null;
  return { title: visibleText(view.labelOf(id)), text, sends: isEnd(view.snapshot, id) };
}
