import type { LangiumServices } from 'langium/lsp';
import type { ImportLoader } from './imports/import-loader.js';
import type { ActionCapabilities } from './lsp/code-actions/action-capabilities.js';
import type { AwaitedRepairs } from './lsp/code-actions/awaited-repairs.js';
import type { CodePages } from './lsp/code-pages.js';
import type { MoreFindings } from './lsp/diagnostics/more-findings.js';
import type { DisplaySettings } from './lsp/display-settings.js';
import type { WorkspaceEdits } from './lsp/edits/workspace-edits.js';
import type { RulePages } from './lsp/rule-pages.js';
import type { TopologyProvider } from './topology/provider.js';

/** The services that azroute adds to Langium's. */
export interface AzrouteAddedServices {
  readonly imports: { readonly ImportLoader: ImportLoader };
  readonly topology: { readonly TopologyProvider: TopologyProvider };
  readonly lsp: {
    /** Creates a set of services without files, in which an edit can be tried. */
    readonly ScratchServices: () => AzrouteServices;
    /** Creates edits of documents in the form that the client supports. */
    readonly ActionCapabilities: ActionCapabilities;
    readonly DisplaySettings: DisplaySettings;
    readonly WorkspaceEdits: WorkspaceEdits;
    readonly RulePages: RulePages;
    readonly CodePages: CodePages;
    readonly MoreFindings: MoreFindings;
    readonly AwaitedRepairs: AwaitedRepairs;
  };
}

/** All services of the language. */
export type AzrouteServices = LangiumServices & AzrouteAddedServices;
