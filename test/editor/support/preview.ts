import { env, extensions, UIKind } from 'vscode';

/**
 * Whether VS Code can render Markdown. The VS Code for the Web of these tests contains the description of its Markdown
 * preview, but not the script.
 */
export function isPreviewThere(): boolean {
  const isInBrowser = env.uiKind === UIKind.Web && env.remoteName === undefined;
  return !isInBrowser && extensions.getExtension('vscode.markdown-language-features') !== undefined;
}
