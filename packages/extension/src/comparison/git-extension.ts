import { commands, type Disposable, extensions, type Uri } from 'vscode';

/** The parts of the interface of VS Code's Git extension that are used; see its `api/git.d.ts`. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(uri: Uri): GitRepository | null;
}

interface GitRepository {
  readonly rootUri: Uri;
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined };
  /** The content of a file in a commit; rejects if it has no such file. */
  show(ref: string, path: string): Promise<string>;
}

/** Reads texts of the last commit of the repository that contains a file; a text is `null` if the commit has no such file. */
export type CommittedText = (uri: Uri) => Promise<string | null>;

const gitExtension = 'vscode.git';

/** Whether VS Code has its Git extension, which does not run in a browser. */
export function hasGit(): boolean {
  return extensions.getExtension(gitExtension) !== undefined;
}

/** Shows the commands that need Git only where it is. */
export function followGit(): Disposable {
  const tell = () => void commands.executeCommand('setContext', 'azroute.hasGit', hasGit());
  tell();
  return extensions.onDidChange(tell);
}

/**
 * What VS Code's Git extension knows of the last commit. azroute itself runs no git command here.
 * @returns why there is none, as a sentence
 */
export async function lastCommitOf(file: Uri): Promise<CommittedText | string> {
  const extension = extensions.getExtension<GitExtension>(gitExtension);
  if (!extension)
    return 'Comparing with the last commit needs the Git extension of VS Code, which is not available here.';
  let git: GitApi;
  try {
    git = (await extension.activate()).getAPI(1);
  } catch {
    return 'Git is switched off in VS Code, or there is no git command.';
  }
  const repository = git.getRepository(file);
  if (!repository) return 'The file is not in a Git repository that is open in VS Code.';
  const commit = repository.state.HEAD?.commit;
  if (commit === undefined) return 'The repository has no commit yet.';
  return async (uri) => {
    const isInside = git.getRepository(uri)?.rootUri.toString() === repository.rootUri.toString();
    if (uri.scheme !== file.scheme || !isInside) return null;
    return repository.show(commit, uri.fsPath).catch(() => null);
  };
}
