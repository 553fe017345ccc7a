import type { LangiumServices } from 'langium/lsp';
import type { ImportLoader } from './imports/import-loader.js';
import type { RulePages } from './lsp/rule-pages.js';
import type { TopologyProvider } from './topology/provider.js';

/** Services of azroute that Langium does not know. */
export interface AzrouteAddedServices {
  readonly imports: { readonly ImportLoader: ImportLoader };
  readonly topology: { readonly TopologyProvider: TopologyProvider };
  readonly lsp: {
    /** Makes a set of services without files, in which an edit can be tried. */
    readonly ScratchServices: () => AzrouteServices;
    readonly RulePages: RulePages;
  };
}

/** All services of the language. */
export type AzrouteServices = LangiumServices & AzrouteAddedServices;
