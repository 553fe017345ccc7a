import type { Severity } from '@azroute/engine';
import { DiagnosticSeverity } from 'vscode-languageserver-types';

/** The protocol's values for the severities of findings. */
export const protocolSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
