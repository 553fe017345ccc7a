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

/** Answers the call of a tool. */
export type CallTool = (call: ToolCall, token: CancellationToken) => Promise<ToolAnswer>;

/** Offers the tools of `azroute mcp` to the language models of VS Code. They read the saved files of a folder. */
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
    const folder = await this.folderOf(given);
    if (!folder) throw new Error('No folder on a disk is open. Open the folder of the network first.');
    const { content, isError } = await this.call({ tool: this.tool.name, given, workspace: folder.uri.fsPath }, token);
    const text = content.map((part) => part.text).join('');
    if (isError) throw new Error(text.trim());
    return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
  }

  /** The folder that contains the file that is asked about; without one, the first folder. */
  private async folderOf(given: Given): Promise<WorkspaceFolder | undefined> {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const [named] = Object.entries(this.tool.inputs).flatMap(([name, { isPath }]) =>
      isPath ? valuesOf(given[name]) : [],
    );
    if (named === undefined || folders.length < 2) return folders[0];
    for (const folder of folders) {
      const isAbsolute = named.startsWith(folder.uri.fsPath);
      if (isAbsolute || (await exists(Uri.joinPath(folder.uri, named)))) return folder;
    }
    return folders[0];
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
