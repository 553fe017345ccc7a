import type { RequestName } from '../replay/requests.ts';
import type { Name } from '../world/places.ts';
import type { Edit } from '../world/text.ts';

/**
 * What the user, the editor or another program does. Each is valid after any others: what cannot be done is skipped.
 */
export type Operation =
  // In the editor
  /** Opens a document with the text that it has on disk, or with another one. */
  | { readonly do: 'open'; readonly name: Name; readonly text?: string; readonly language?: string }
  | { readonly do: 'close'; readonly name: Name }
  /** Edits in one message, each based on the result of the previous one. */
  | { readonly do: 'edit'; readonly name: Name; readonly edits: readonly Edit[] }
  /** Replaces the whole text in one message without ranges. */
  | { readonly do: 'replace'; readonly name: Name; readonly text: string }
  /** Writes the text of an open document to disk. */
  | { readonly do: 'save'; readonly name: Name }
  | {
      readonly do: 'ask';
      readonly what: RequestName;
      readonly name: Name;
      readonly at: number;
      readonly cancel?: number;
    }
  /** Sets the settings of the section `azroute`. */
  | { readonly do: 'configure'; readonly settings: unknown }
  /** Adds a folder to the workspace, or removes it if it is part of it. */
  | { readonly do: 'workspace'; readonly name: Name }
  // On disk
  | { readonly do: 'write'; readonly name: Name; readonly text: string }
  /** Creates an empty folder, replacing the existing file or folder. */
  | { readonly do: 'folder'; readonly name: Name }
  /** Creates a symbolic link to another name, replacing what exists there. */
  | { readonly do: 'link'; readonly name: Name; readonly to: Name }
  | { readonly do: 'delete'; readonly name: Name }
  | { readonly do: 'rename'; readonly name: Name; readonly to: Name }
  /** Notifies the server of everything that has changed on disk since the last notification. */
  | { readonly do: 'announce' }
  // In between
  | { readonly do: 'pause'; readonly ms: number }
  /** Waits until the server is idle. */
  | { readonly do: 'settle' }
  /** Notifies, waits, and compares with a fresh server. */
  | { readonly do: 'compare' };

/** What happens to a language server from its start: plain data that can be saved, shrunk and replayed. */
export interface History {
  /** What is on disk at the beginning, by name. */
  readonly files: Readonly<Record<Name, string>>;
  readonly operations: readonly Operation[];
}
