import {
  DefaultServiceRegistry,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type URI,
  UriUtils,
} from 'langium';

const extension = '.azroute';
const languageId = 'azroute';

/**
 * The services of the only language. They serve all documents, whatever their schemes and names: an editor may have an
 * untitled document or a file with another name in this language, and sends requests for it even after it was closed.
 */
export class AzrouteServiceRegistry extends DefaultServiceRegistry {
  constructor(services: LangiumSharedCoreServices) {
    super(services);
  }

  override getServices(uri: URI): LangiumCoreServices {
    return this.languageIdMap.get(languageId) ?? super.getServices(uri);
  }

  /** Whether a document is in this language: by its file name, or by the language that the editor sent with it. */
  override hasServices(uri: URI): boolean {
    return isInLanguage(uri, this.textDocuments?.get(uri)?.languageId);
  }
}

/**
 * Whether a document is in this language, by its file name or by the language of an open text.
 * @param openAs the language that the editor has sent with it; undefined if it is not open
 */
export function isInLanguage(uri: URI, openAs: string | undefined): boolean {
  return UriUtils.extname(uri) === extension || openAs === languageId;
}
