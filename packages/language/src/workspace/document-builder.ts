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
  private builds = 0;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.imports = new ImportLoader(services);
  }

  /** Changes whenever there may be other documents than before, or other imports in them. */
  get generation(): number {
    return this.builds;
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    this.builds++;
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, cancelToken, (document) =>
      this.langiumDocumentFactory.update(document, cancelToken),
    );
    const imported = await this.imports.load(documents);
    this.builds++;
    await super.buildDocuments([...documents, ...imported], options, cancelToken);
  }
}

/** See {@link AzrouteDocumentBuilder.generation}. */
export function generationOf(builder: DocumentBuilder): number {
  if (builder instanceof AzrouteDocumentBuilder) return builder.generation;
  throw new Error('The services are not those of azroute.');
}

/** The loader of imports that belongs to a document builder. */
export function importLoaderOf(builder: DocumentBuilder): ImportLoader {
  if (builder instanceof AzrouteDocumentBuilder) return builder.imports;
  throw new Error('The services are not those of azroute.');
}
