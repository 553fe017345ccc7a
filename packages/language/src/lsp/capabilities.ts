import type { InitializeResult } from 'vscode-languageserver';

/** The capabilities of a server with those of azroute that Langium does not announce. */
export function withFurtherFeatures({ capabilities, ...result }: InitializeResult): InitializeResult {
  const completionProvider = { ...capabilities.completionProvider, resolveProvider: true };
  const further = { completionProvider, selectionRangeProvider: true, callHierarchyProvider: true };
  return { ...result, capabilities: { ...capabilities, ...further } };
}
