import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Failure } from '../failure.js';
import { errorCode } from '../files/error-code.js';
import { statsOf } from '../files/stats-of.js';

/** Changes within this time, in milliseconds, are one: editors and Git write files in several steps. */
const settling = 100;

/**
 * Does something, and again after each change in the folders that it names, until it is interrupted.
 * @param step returns the folders in which a change matters; those that do not exist are waited for
 * @throws Failure if the system cannot watch so many folders
 */
export async function repeatOnChange(
  step: () => Promise<ReadonlySet<string>>,
  interrupted: Promise<void>,
): Promise<void> {
  const changes = new Changes();
  const watched = new WatchedFolders(() => changes.tell());
  void interrupted.then(() => changes.end());
  try {
    do watched.set(await step());
    while (await changes.next());
  } finally {
    watched.set(new Set());
  }
}

/** Tells of changes that happen at any time to somebody who asks one at a time. */
class Changes {
  private hasChanged = false;
  private hasEnded = false;
  private wake: (() => void) | undefined;

  tell(): void {
    this.hasChanged = true;
    this.wake?.();
  }

  end(): void {
    this.hasEnded = true;
    this.wake?.();
  }

  /** Waits for a change and for its end; false if there will be no more. */
  async next(): Promise<boolean> {
    while (!this.hasChanged && !this.hasEnded) await this.signal();
    while (this.hasChanged && !this.hasEnded) {
      this.hasChanged = false;
      await this.signal(settling);
    }
    return !this.hasEnded;
  }

  private signal(limit?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = limit === undefined ? undefined : setTimeout(resolve, limit);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The watchers of folders. A folder that is replaced by another one of its name is watched again. */
class WatchedFolders {
  private readonly watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();

  constructor(private readonly changed: () => void) {}

  set(folders: ReadonlySet<string>): void {
    const wanted = new Set([...folders].map(nearestExisting));
    for (const [folder, { watcher, inode }] of this.watchers) {
      if (wanted.has(folder) && inodeOf(folder) === inode) continue;
      watcher.close();
      this.watchers.delete(folder);
    }
    for (const folder of wanted) if (!this.watchers.has(folder)) this.add(folder);
  }

  private add(folder: string): void {
    try {
      const watcher = watch(folder, (_event, name) => {
        if (name === null || matters(name, folder)) this.changed();
      });
      // The folder is gone; the next check watches the one above it.
      watcher.on('error', () => this.changed());
      this.watchers.set(folder, { watcher, inode: inodeOf(folder) });
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT') return;
      throw new Failure(`the folder ${folder} cannot be watched (${code}); watch fewer folders`);
    }
  }
}

/** Topologies, configurations, and folders: their names seldom have a dot. */
function matters(name: string, folder: string): boolean {
  return /\.azroute$|^azroute\.json$|^[^.]+$/.test(name) || name === basename(folder);
}

function nearestExisting(folder: string): string {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  return nearest;
}

function inodeOf(folder: string): number {
  return statsOf(folder)?.ino ?? 0;
}
