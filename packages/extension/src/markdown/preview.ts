import { type DrawTextParams, type DrawTextResult, drawTextRequest } from '@azroute/language/protocol';
import { commands } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { BlockPictures } from './block-pictures.js';
import { type MarkdownIt, withPictures } from './markdown-it-plugin.js';
import { withReasonsBelow } from './reasons-below.js';

const DrawText = new RequestType<DrawTextParams, DrawTextResult | null, void>(drawTextRequest);

/** What VS Code's Markdown extension asks this one for. */
export interface MarkdownPreview {
  extendMarkdownIt<M extends MarkdownIt>(markdownIt: M): M;
  dispose(): void;
}

/** Shows blocks in azroute's language as pictures in the Markdown preview, and fits its own documents into narrow ones. */
export function markdownPreview(client: () => BaseLanguageClient | undefined): MarkdownPreview {
  const refresh = () => void commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
  const pictures = new BlockPictures(async (params) => {
    const running = client();
    if (!running?.isRunning()) return undefined;
    return (await running.sendRequest(DrawText, params)) ?? undefined;
  }, refresh);
  return {
    extendMarkdownIt: (markdownIt) => withReasonsBelow(withPictures(markdownIt, pictures)),
    dispose: () => pictures.dispose(),
  };
}
