import { URI } from 'langium';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { State, StatedFinding } from '../../difference/difference.js';
import type { AzrouteServices } from '../../services.js';
import { finishDiagnostics } from '../../suppression/finish-diagnostics.js';
import type { LazyView } from '../../topology/view.js';
import { findingDiagnostics } from '../diagnostics/finding-diagnostics.js';

const severities = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
} as const;

/**
 * A topology with everything that users are told about it.
 * @param configured the services whose configuration counts for the severities
 */
export async function stateOf(
  services: AzrouteServices,
  view: LazyView,
  configured: AzrouteServices,
): Promise<State<StatedFinding>> {
  const ofNetwork = findingDiagnostics([view]);
  const findings: StatedFinding[] = [];
  for (const uri of view.documents) {
    const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (!document) continue;
    const found = [
      ...(await services.validation.DocumentValidator.validateDocument(document)),
      ...(ofNetwork.get(uri) ?? []),
    ];
    const levels = configured.topology.TopologyProvider.configurations.severitiesFor(document.uri);
    const { shown } = finishDiagnostics(document.textDocument.getText(), found, levels, true);
    for (const { severity = DiagnosticSeverity.Error, code, message } of shown) {
      const text = typeof message === 'string' ? message : message.value;
      findings.push({ severity: severities[severity], code: `${code ?? ''}`, message: text });
    }
  }
  return { view, findings };
}
