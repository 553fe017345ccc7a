import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import {
  type ComparedRepairs,
  compareInDiagramCommand,
  type DiagramOverlay,
  showInDiagramCommand,
} from '../../protocol.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import { isAboutPackets } from '../diagram/ways.js';
import type { EditorServices } from '../services.js';
import type { RepairData } from './repair-actions.js';
import { currentView } from './view-of.js';

/**
 * Actions that show the packets of a finding over the picture of the topology, and what its repairs would change there.
 * @param repairs the actions of its repairs
 */
export function diagramActions(
  services: EditorServices,
  diagnostic: Diagnostic,
  { root, finding: key }: FindingData,
  uri: string,
  repairs: readonly CodeAction[],
): CodeAction[] {
  if (!services.lsp.ActionCapabilities.showsDiagram) return [];
  const view = currentView(services, uri, root);
  const finding = view?.snapshot.findings().find((each) => each.key === key);
  if (!finding || !isAboutPackets(finding)) return [];
  const overlay: DiagramOverlay = { kind: 'finding', finding: key };
  const action = (title: string, command: string, ...given: unknown[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command, arguments: given },
  });
  const compared: ComparedRepairs = {
    uri,
    root,
    finding: key,
    repairs: repairs.flatMap(({ title, data }) => {
      const { repair, pinned } = (data ?? {}) as Partial<RepairData>;
      return repair === undefined || pinned ? [] : [{ title, repair }];
    }),
  };
  return [
    action(`Show ${finding.code} in Diagram`, showInDiagramCommand, root, overlay),
    ...(compared.repairs.length > 0
      ? [action(`Compare Repairs of ${finding.code} in Diagram…`, compareInDiagramCommand, compared)]
      : []),
  ];
}
