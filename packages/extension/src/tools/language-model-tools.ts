import { type Given, type Tool, type ToolAnswer, type ToolCall, tools, valuesOf } from '@azroute/language/tools';
import {
  type CancellationToken,
  Disposable,
  LanguageModelTextPart,
  type LanguageModelTool,
  LanguageModelToolResult,
  lm,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { folderOfCall, withoutPrefix } from './folder-of-call.js';

/** Answers the call of a tool. */
export type CallTool = (call: ToolCall, token: CancellationToken) => Promise<ToolAnswer>;

/** Offers the tools of `azroute mcp` to the language models of VS Code. They read the files of a folder, as they are in the editor. */
export function offerTools(call: CallTool): Disposable {
  return Disposable.from(...tools.map((tool) => lm.registerTool(`azroute_${tool.name}`, new EditorTool(tool, call))));
}

class EditorTool implements LanguageModelTool<Given> {
  constructor(
    private readonly tool: Tool,
    private readonly call: CallTool,
  ) {}

  prepareInvocation() {
    return { invocationMessage: `${this.tool.title} with azroute` };
  }

  async invoke(
    { input: given }: { readonly input: Given },
    token: CancellationToken,
  ): Promise<LanguageModelToolResult> {
    const place = await this.placeOf(given);
    if (!place) throw new Error('No folder on a disk is open. Open the folder of the network first.');
    const { folder } = place;
    const call = { tool: this.tool.name, given: place.given, workspace: folder.uri.fsPath, unsaved: unsavedIn(folder) };
    const { content, isError } = await this.call(call, token);
    const text = content.map((part) => part.text).join('');
    if (isError) throw new Error(text.trim());
    return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
  }

  /** The folder that contains the file that is asked about, and what is given, as seen from there. */
  private async placeOf(
    given: Given,
  ): Promise<{ readonly folder: WorkspaceFolder; readonly given: Given } | undefined> {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const paths = Object.entries(this.tool.inputs).flatMap(([name, { isPath }]) => (isPath ? name : []));
    const [named] = paths.flatMap((name) => valuesOf(given[name]));
    const place = await folderOfCall(
      folders,
      named,
      (path) => workspace.getWorkspaceFolder(Uri.file(path)),
      ({ uri }, path) => exists(Uri.joinPath(uri, path)),
    );
    if (!place) return undefined;
    const { folder, prefix } = place;
    const changed: Record<string, Given[string]> = { ...given };
    for (const name of prefix === '' ? [] : paths) {
      const value = given[name];
      const inFolder = valuesOf(value).map((path) => withoutPrefix(path, prefix));
      changed[name] = typeof value === 'string' ? inFolder[0] : inFolder;
    }
    return { folder, given: changed };
  }
}

/** The texts of a folder that are not saved, by path. */
function unsavedIn(folder: WorkspaceFolder): Record<string, string> {
  const unsaved = workspace.textDocuments.filter(
    ({ isDirty, languageId, uri }) =>
      isDirty && languageId === 'azroute' && workspace.getWorkspaceFolder(uri)?.index === folder.index,
  );
  return Object.fromEntries(unsaved.map((document) => [document.uri.fsPath, document.getText()]));
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
