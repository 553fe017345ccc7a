import {
  type BuildOptions,
  type Cancellation,
  DefaultDocumentBuilder,
  type DocumentBuilder,
  DocumentState,
  type LangiumDocument,
  type LangiumSharedCoreServices,
} from 'langium';
import { ImportLoader } from '../imports/import-loader.js';

/** Builds documents together with those that they import: after parsing, imports that are not open yet are loaded. */
export class AzrouteDocumentBuilder extends DefaultDocumentBuilder {
  readonly imports: ImportLoader;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = new ImportLoader(services);
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, cancelToken, (document) =>
      this.langiumDocumentFactory.update(document, cancelToken),
    );
    const imported = await this.imports.load(documents);
    await super.buildDocuments([...documents, ...imported], options, cancelToken);
  }
}

/** The loader of imports that belongs to a document builder. */
export function importLoaderOf(builder: DocumentBuilder): ImportLoader {
  if (builder instanceof AzrouteDocumentBuilder) return builder.imports;
  throw new Error('The services are not those of azroute.');
}
