import { EmptyFileSystem, URI, UriUtils } from 'langium';
import { createAzrouteServices } from '../module.js';
import type { TopologyView } from './view.js';

const folder = URI.parse('azroute-texts:/');

/**
 * The topology of a text and of those that it imports, apart from any workspace and from the disk.
 * @param root the path of the text that is the root
 * @param texts all texts by their paths, with `/`
 * @returns undefined if the root is not among them
 */
export async function topologyOfTexts(
  root: string,
  texts: ReadonlyMap<string, string>,
): Promise<TopologyView | undefined> {
  if (!texts.has(root)) return undefined;
  const { shared, azroute } = createAzrouteServices(EmptyFileSystem);
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
  const uriOf = (path: string) => UriUtils.joinPath(folder, path);
  const documents = [...texts].map(([path, text]) => LangiumDocumentFactory.fromString(text, uriOf(path)));
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { eagerLinking: false, validation: false });
  return azroute.topology.TopologyProvider.viewOf(uriOf(root));
}
