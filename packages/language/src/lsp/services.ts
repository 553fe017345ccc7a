import type { DeclId } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { Range } from 'vscode-languageserver';
import type { AzrouteFile } from '../generated/ast.js';
import type { DeclKind } from '../symbols/declaration.js';
import type { Resolution } from '../symbols/symbol-table.js';
import type { Problem } from '../validation/problem.js';
import type { ActionCapabilities } from './code-actions/action-capabilities.js';
import type { AwaitedRepairs } from './code-actions/awaited-repairs.js';
import type { FindingSource } from './diagnostics/finding-diagnostics.js';
import type { MoreFindings } from './diagnostics/more-findings.js';
import type { DisplaySettings } from './display-settings.js';
import type { WorkspaceEdits } from './edits/workspace-edits.js';
import type { PageSource } from './hover/page.js';
import type { RulePages } from './rule-pages.js';

/** The parts of the language's view of a topology that the editor's features use. */
export interface EditorView extends PageSource, FindingSource {
  readonly snapshot: PageSource['snapshot'];
  /** The URIs of its files. */
  readonly documents: readonly string[];
  place(id: DeclId): { readonly uri: string; readonly range: Range; readonly nameRange: Range } | undefined;
  /** The syntax tree of a declaration, and its document. */
  nodeOf(id: DeclId): { readonly uri: string; readonly node: AstNode } | undefined;
  declarationAt(node: AstNode): DeclId | undefined;
  resolve(reference: string, kinds: readonly DeclKind[]): Resolution;
  /** The problems in the texts. */
  readonly problems: readonly Problem[];
  /** The view of the same files with the same imports, of which some, by URI, have other trees. */
  withFiles(files: ReadonlyMap<string, AzrouteFile>): EditorView;
}

/** The services that the editor's features need. */
export type EditorServices = LangiumServices & {
  readonly topology: { readonly TopologyProvider: { viewsOf(uri: string): readonly EditorView[] } };
  readonly lsp: {
    /** Creates a second set of services without files, in which an edit can be tried. */
    readonly ScratchServices: () => EditorServices;
    readonly ActionCapabilities: ActionCapabilities;
    /** What is shown between lines and words. */
    readonly DisplaySettings: DisplaySettings;
    readonly WorkspaceEdits: WorkspaceEdits;
    readonly RulePages: RulePages;
    readonly MoreFindings: MoreFindings;
    readonly AwaitedRepairs: AwaitedRepairs;
  };
};
