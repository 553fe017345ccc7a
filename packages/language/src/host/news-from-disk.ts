import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { type FileEvent, mattersAsFolder, newsOfConcern } from './disk-news.js';

/** Whether there is a file on disk, and not a folder or nothing. */
export type IsFile = (uri: string) => Promise<boolean>;

/**
 * Lets through of the news from disk what may concern azroute. What is written to disk all the time, such as the log of a
 * build, is no reason to analyse, and neither is a file of somebody else that appears.
 */
export class NewsFromDisk {
  private readonly looking = new Set<Promise<void>>();

  /**
   * @param pass passes news on; those of what must be looked at first come later
   * @param isFile if nobody can tell, everything may be a folder
   */
  constructor(
    private readonly pass: (changes: readonly FileEvent[]) => void,
    private readonly isFile: IsFile | undefined,
  ) {}

  /** Takes what `workspace/didChangeWatchedFiles` says. */
  take(params: unknown, folders: readonly WorkspaceFolder[]): void {
    const changes = newsOfConcern(params, folders);
    const { isFile } = this;
    const unsure = isFile ? changes.filter(mattersAsFolder) : [];
    const sure = changes.filter((event) => !unsure.includes(event));
    if (sure.length > 0) this.pass(sure);
    if (!isFile || unsure.length === 0) return;
    const looking = foldersAmong(unsure, isFile).then((found) => {
      this.looking.delete(looking);
      if (found.length > 0) this.pass(found);
    });
    this.looking.add(looking);
  }

  /** Resolves when all that was taken is passed on. */
  async settled(): Promise<void> {
    while (this.looking.size > 0) await Promise.all(this.looking);
  }
}

/** The news of what may be a folder. */
async function foldersAmong(events: readonly FileEvent[], isFile: IsFile): Promise<readonly FileEvent[]> {
  const areFiles = await Promise.all(events.map(({ uri }) => isFile(uri).catch(() => false)));
  return events.filter((_, i) => !areFiles[i]);
}
