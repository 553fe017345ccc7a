import { interruptAndCheck, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { CancellationToken, type CodeAction, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices } from '../services.js';
import { ignoreActions } from './ignore-actions.js';
import { repairActions } from './repair-actions.js';
import { TextFixes } from './text-fixes.js';

/** Offers the proved repairs of findings, the fixes of names and prefixes, and comments that hide a finding. */
export class AzrouteCodeActionProvider implements CodeActionProvider {
  constructor(private readonly services: EditorServices) {}

  async getCodeActions(
    document: LangiumDocument,
    params: CodeActionParams,
    cancelToken = CancellationToken.None,
  ): Promise<CodeAction[]> {
    const uri = document.uri.toString();
    const actions: CodeAction[] = [];
    const fixes = new TextFixes(this.services, document);
    // Errors come first, so that the repair of a loop is listed before that of a warning at the same device.
    const diagnostics = [...params.context.diagnostics].sort((a, b) => (a.severity ?? 1) - (b.severity ?? 1));
    for (const diagnostic of diagnostics) {
      await interruptAndCheck(cancelToken);
      const data = findingData(diagnostic);
      if (data) actions.push(...(await repairActions(this.services, diagnostic, data, uri)));
      else actions.push(...(await fixes.of(diagnostic)));
    }
    // Hiding a finding comes last.
    const { WorkspaceEdits } = this.services.lsp;
    return [...actions, ...diagnostics.flatMap((diagnostic) => ignoreActions(WorkspaceEdits, document, diagnostic))];
  }
}

function findingData(diagnostic: Diagnostic): FindingData | undefined {
  const data = diagnostic.data as Partial<FindingData> | undefined;
  return typeof data?.finding === 'string' && typeof data.root === 'string' ? (data as FindingData) : undefined;
}
