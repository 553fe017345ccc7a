import type { FileEvent } from '../protocol/messages.ts';
import { isPath, type Name } from './places.ts';

/** What is at a path, if anything. */
export type Entry =
  | { readonly is: 'file'; readonly text: string }
  | { readonly is: 'folder' }
  | { readonly is: 'link'; readonly to: Name };

/** A change at one name that the server is notified of. */
export interface Change {
  readonly name: Name;
  readonly type: FileEvent['type'];
}

/** One step on the real disk: the new content of a path, or nothing if it is removed. */
export interface Step {
  readonly name: Name;
  readonly entry: Entry | undefined;
}

/** The content of the disk as created by the history, including the files of schemes that the client serves. */
export class Disk {
  readonly entries = new Map<Name, Entry>();
  /** The changes in the workspace that the server was not notified of yet. */
  unannounced: Change[] = [];
  /** The steps that the real disk still needs. */
  steps: Step[] = [];

  private readonly isWatched: (name: Name) => boolean;

  /** @param isWatched whether the server is notified of changes at a name */
  constructor(files: Readonly<Record<Name, string>>, isWatched: (name: Name) => boolean) {
    this.isWatched = isWatched;
    for (const [name, text] of Object.entries(files)) this.put(name, { is: 'file', text });
    this.unannounced = [];
  }

  /** The text of a file, through links. */
  text(name: Name): string | undefined {
    const entry = this.entries.get(name);
    // A link leads to a link only in a cycle.
    const target = entry?.is === 'link' ? this.entries.get(entry.to) : entry;
    return target?.is === 'file' ? target.text : undefined;
  }

  /** Puts something at a path, replacing what exists there; parent folders are created. */
  put(name: Name, entry: Entry): void {
    for (const folder of foldersAbove(name)) {
      const there = this.entries.get(folder);
      if (there?.is === 'folder') continue;
      if (there) this.delete(folder);
      this.set(folder, { is: 'folder' });
    }
    const there = this.entries.get(name);
    if (there && (there.is === 'folder' || there.is !== entry.is)) this.delete(name);
    this.set(name, entry);
  }

  /** Removes what is at a path, with everything below it. A watcher reports a folder, not its former content. */
  delete(name: Name): void {
    if (!this.entries.delete(name)) return;
    for (const other of [...this.entries.keys()]) if (other.startsWith(`${name}/`)) this.entries.delete(other);
    this.record(name, undefined, 3);
  }

  /** Moves what is at a path to another one. */
  rename(name: Name, to: Name): void {
    const moved = [...this.entries].filter(([key]) => key === name || key.startsWith(`${name}/`));
    this.delete(name);
    for (const [key, entry] of moved) this.put(to + key.slice(name.length), entry);
  }

  private set(name: Name, entry: Entry): void {
    const type = this.entries.has(name) ? 2 : 1;
    this.entries.set(name, entry);
    this.record(name, entry, type);
  }

  private record(name: Name, entry: Entry | undefined, type: Change['type']): void {
    this.steps.push({ name, entry });
    if (this.isWatched(name)) this.unannounced.push({ name, type });
  }
}

/** The folders between the workspace folder, or its parent, and a file. */
function foldersAbove(name: Name): Name[] {
  if (!isPath(name)) return [];
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/')).filter((folder) => folder !== '..');
}
