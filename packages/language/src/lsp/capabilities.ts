import type { InitializeResult } from 'vscode-languageserver';
import { renamedFiles } from './renamed-files.js';

/** The capabilities of a server with those of azroute that Langium does not announce. */
export function withFurtherFeatures({ capabilities, ...result }: InitializeResult): InitializeResult {
  const completionProvider = { ...capabilities.completionProvider, resolveProvider: true };
  const fileOperations = { ...capabilities.workspace?.fileOperations, willRename: renamedFiles };
  const workspace = { ...capabilities.workspace, fileOperations };
  const further = { completionProvider, selectionRangeProvider: true, callHierarchyProvider: true, workspace };
  return { ...result, capabilities: { ...capabilities, ...further } };
}
