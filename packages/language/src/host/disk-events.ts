import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { type FileEvent, mattersAsFolder, relevantEvents } from './relevant-events.js';

/** Whether there is a file on disk, and neither a folder nor nothing. */
export type IsFile = (uri: string) => Promise<boolean>;

/**
 * Filters events about files on disk for those that may concern azroute, so that neither files that are written all the
 * time, such as the log of a build, nor new files of other programs start an analysis.
 */
export class DiskEvents {
  private readonly looking = new Set<Promise<void>>();

  /**
   * @param pass passes events on, later if the disk has to be checked first
   * @param isFile checks the disk; without it, everything may be a folder
   */
  constructor(
    private readonly pass: (changes: readonly FileEvent[]) => void,
    private readonly isFile: IsFile | undefined,
  ) {}

  /** Handles the parameters of `workspace/didChangeWatchedFiles`. */
  take(params: unknown, folders: readonly WorkspaceFolder[]): void {
    const changes = relevantEvents(params, folders);
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

  /** Resolves when all events have been handled. */
  async settled(): Promise<void> {
    while (this.looking.size > 0) await Promise.all(this.looking);
  }
}

/** The events about places that may be folders. */
async function foldersAmong(events: readonly FileEvent[], isFile: IsFile): Promise<readonly FileEvent[]> {
  const areFiles = await Promise.all(events.map(({ uri }) => isFile(uri).catch(() => false)));
  return events.filter((_, i) => !areFiles[i]);
}
