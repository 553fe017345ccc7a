import { URI } from 'langium';
import { isCurrent } from '../names/target.js';
import type { EditorServices, EditorView } from '../services.js';

/** The view with this root that contains a document, if it belongs to the current texts. */
export function currentView(services: EditorServices, uri: string, root: string): EditorView | undefined {
  return currentViews(services, uri).find((view) => view.root === root);
}

/** The view with this root; undefined if no document is such a root. */
export function viewWithRoot(services: EditorServices, root: string): EditorView | undefined {
  return services.topology.TopologyProvider.viewsOf(root).find((view) => view.root === root);
}

/** The views that contain a document and belong to the current texts. */
export function currentViews(services: EditorServices, uri: string): readonly EditorView[] {
  const documents = services.shared.workspace.LangiumDocuments;
  return services.topology.TopologyProvider.viewsOf(uri).filter((view) =>
    view.documents.every((one) => {
      const document = documents.getDocument(URI.parse(one));
      return document !== undefined && isCurrent(document);
    }),
  );
}
