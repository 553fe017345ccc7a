import type { RequestName } from '../replay/requests.ts';
import type { Name } from '../world/places.ts';
import type { Edit } from '../world/text.ts';

/** What the user, the editor or another program does. Each makes sense after any others: what cannot be done is left out. */
export type Operation =
  // In the editor
  /** Opens a document with the text that it has on disk, or with another one. */
  | { readonly do: 'open'; readonly name: Name; readonly text?: string; readonly language?: string }
  | { readonly do: 'close'; readonly name: Name }
  /** Edits in one message, each in the text that the one before has left. */
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
  /** Opens a folder as one more of the workspace, or closes it if it is one. */
  | { readonly do: 'workspace'; readonly name: Name }
  // On disk
  | { readonly do: 'write'; readonly name: Name; readonly text: string }
  /** Makes an empty folder, in place of the file or folder that is there. */
  | { readonly do: 'folder'; readonly name: Name }
  /** Makes a symbolic link to another name, in place of what is there. */
  | { readonly do: 'link'; readonly name: Name; readonly to: Name }
  | { readonly do: 'delete'; readonly name: Name }
  | { readonly do: 'rename'; readonly name: Name; readonly to: Name }
  /** Tells the server of all that has changed on disk since it was told last. */
  | { readonly do: 'announce' }
  // In between
  | { readonly do: 'pause'; readonly ms: number }
  /** Waits until the server has nothing to do. */
  | { readonly do: 'settle' }
  /** Announces, settles, and compares with a fresh server. */
  | { readonly do: 'compare' };

/** What happens to a language server, from its start on: plain data that can be kept, shrunk and replayed. */
export interface History {
  /** What is on disk at the beginning, by name. */
  readonly files: Readonly<Record<Name, string>>;
  readonly operations: readonly Operation[];
}
