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
 * The services of the one language that there is. They serve every document, whatever its scheme and name: an editor
 * may have an untitled text or a file of another name in this language, and asks for it still when it is closed.
 */
export class AzrouteServiceRegistry extends DefaultServiceRegistry {
  constructor(services: LangiumSharedCoreServices) {
    super(services);
  }

  override getServices(uri: URI): LangiumCoreServices {
    return this.languageIdMap.get(languageId) ?? super.getServices(uri);
  }

  /** Whether a document is ours: a file by its name, an open text also by the language that the editor says. */
  override hasServices(uri: URI): boolean {
    return UriUtils.extname(uri) === extension || this.textDocuments?.get(uri)?.languageId === languageId;
  }
}
