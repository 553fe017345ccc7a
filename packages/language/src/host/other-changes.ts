import { folderChangeIn, foldersAfter } from '../workspace/workspace-folders.js';
import type { DiskEvents } from './disk-events.js';
import { boundsAfter, type Greeting } from './greeting.js';

/** Notifications that affect the analysis, and whether the last one also applies to threads that start later. */
const changing: ReadonlyMap<string, { readonly lasts: boolean }> = new Map([
  ['workspace/didChangeConfiguration', { lasts: true }],
  ['azroute/trustGranted', { lasts: true }],
  ['workspace/didChangeWatchedFiles', { lasts: false }],
  // Later threads are initialized with the current folders.
  ['workspace/didChangeWorkspaceFolders', { lasts: false }],
]);

/** Takes the notifications of changes that are not in open texts. */
export class OtherChanges {
  /** The last notifications that also apply to threads that start later, by method. */
  readonly lasting = new Map<string, unknown>();

  /** @param passOn passes a notification to all threads */
  constructor(
    private readonly diskEvents: DiskEvents,
    private readonly passOn: (method: string, params: unknown) => void,
  ) {}

  /** Takes a notification, and returns with what threads that start later are initialized. */
  take(method: string, params: unknown, greeting: Greeting): Greeting {
    const kind = changing.get(method);
    if (!kind) return greeting;
    if (method === 'workspace/didChangeWatchedFiles') {
      this.diskEvents.take(params, greeting.workspaceFolders ?? []);
      return greeting;
    }
    if (kind.lasts) this.lasting.set(method, params);
    this.passOn(method, params);
    if (method !== 'workspace/didChangeWorkspaceFolders') return greeting;
    const workspaceFolders = foldersAfter(greeting.workspaceFolders ?? [], folderChangeIn(params));
    return { ...greeting, workspaceFolders, azroute: boundsAfter(greeting, workspaceFolders) };
  }
}
