import { DefaultLangiumDocuments, type LangiumDocument, type URI } from 'langium';

/**
 * The documents by URI. Where Langium deletes a document together with all documents below its place, this deletes it
 * alone: a place can be a file at one time and a folder at another one, and files that are open in the editor exist
 * whatever happens on disk.
 */
export class AzrouteDocuments extends DefaultLangiumDocuments {
  override deleteDocument(uri: URI): LangiumDocument | undefined {
    const below = this.documentTrie.findAll(uri);
    const deleted = super.deleteDocument(uri);
    if (deleted) for (const other of below) if (other !== deleted) this.documentTrie.insert(other.uri, other);
    return deleted;
  }

  override deleteDocuments(uri: URI): LangiumDocument[] {
    const deleted = this.deleteDocument(uri);
    return deleted ? [deleted] : [];
  }
}
