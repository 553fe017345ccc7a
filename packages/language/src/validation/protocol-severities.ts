import type { Severity } from '@azroute/engine';
import { DiagnosticSeverity } from 'vscode-languageserver-types';

/** The severities of findings as the protocol has them. */
export const protocolSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
