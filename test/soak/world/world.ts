import type { History, Operation } from '../history/operation.ts';
import { Disk } from './disk.ts';
import { firstFolder, isIn, isPath, type Name } from './places.ts';
import { applyEdit, type ContentChange } from './text.ts';

/** A document in the editor. */
export interface OpenDocument {
  readonly language: string;
  readonly version: number;
  readonly text: string;
}

/** Everything that a server can know: what is on disk, what is open in the editor, and its settings. */
export class World {
  readonly disk: Disk;
  /** In the order in which they were opened. */
  readonly open = new Map<Name, OpenDocument>();
  settings: unknown = null;
  /** The folders of the workspace. */
  readonly folders = new Set<Name>([firstFolder]);

  constructor({ files }: Pick<History, 'files'>) {
    this.disk = new Disk(files, (name) => this.isInWorkspace(name));
  }

  /** Whether a name is that of a file in a folder of the workspace. */
  isInWorkspace(name: Name): boolean {
    return [...this.folders].some((folder) => isIn(folder, name));
  }

  /**
   * Performs an operation.
   * @returns false if it cannot be done here, and nothing was done; for edits, also their protocol form
   */
  apply(operation: Operation): boolean | readonly ContentChange[] {
    switch (operation.do) {
      case 'open':
        return this.openDocument(operation);
      case 'close':
        return this.open.delete(operation.name);
      case 'edit':
        return this.edit(operation);
      case 'replace': {
        const { name, text } = operation;
        return this.setText(name, text) && [{ text }];
      }
      case 'save': {
        const text = this.open.get(operation.name)?.text;
        if (text === undefined) return false;
        this.disk.put(operation.name, { is: 'file', text: asOnDisk(text) });
        return true;
      }
      case 'configure':
        this.settings = operation.settings;
        return true;
      case 'workspace':
        if (operation.name === firstFolder) return false;
        if (!this.folders.delete(operation.name)) this.folders.add(operation.name);
        return true;
      case 'write':
        // The server is not notified of changes elsewhere.
        if (isPath(operation.name) && !this.isInWorkspace(operation.name)) return false;
        this.disk.put(operation.name, { is: 'file', text: asOnDisk(operation.text) });
        return true;
      case 'folder':
        this.disk.put(operation.name, { is: 'folder' });
        return true;
      case 'link':
        if (operation.name === operation.to) return false;
        this.disk.put(operation.name, { is: 'link', to: operation.to });
        return true;
      case 'delete':
        if (!this.disk.entries.has(operation.name)) return false;
        this.disk.delete(operation.name);
        return true;
      case 'rename':
        if (!this.disk.entries.has(operation.name) || operation.to.startsWith(operation.name)) return false;
        this.disk.rename(operation.name, operation.to);
        return true;
      case 'announce':
        return this.disk.unannounced.length > 0;
      case 'ask':
      case 'pause':
      case 'settle':
      case 'compare':
        return true;
    }
  }

  /** The changes on disk since the last call; the server is notified of them now. */
  announce(): Disk['unannounced'] {
    return this.disk.unannounced.splice(0);
  }

  private openDocument({ name, text, language = 'azroute' }: Operation & { do: 'open' }): boolean {
    if (this.open.has(name)) return false;
    this.open.set(name, { language, version: 1, text: text ?? this.disk.text(name) ?? '' });
    return true;
  }

  private edit({ name, edits }: Operation & { do: 'edit' }): false | readonly ContentChange[] {
    const document = this.open.get(name);
    if (!document) return false;
    let text = document.text;
    const changes = edits.map((edit) => {
      const applied = applyEdit(text, edit);
      text = applied.text;
      return applied.change;
    });
    this.setText(name, text);
    return changes;
  }

  private setText(name: Name, text: string): boolean {
    const document = this.open.get(name);
    if (document) this.open.set(name, { ...document, version: document.version + 1, text });
    return document !== undefined;
  }
}

/** A lone surrogate cannot be written to disk. */
function asOnDisk(text: string): string {
  return Buffer.from(text).toString();
}
