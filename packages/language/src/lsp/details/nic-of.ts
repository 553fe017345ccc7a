import type { DeclId } from '@azroute/engine';
import type { EditorView } from '../services.js';

/** The NIC whose effective routes are meant by a declaration: the thing itself, or the first one of an appliance. */
export function nicOf(view: EditorView, id: DeclId): DeclId | undefined {
  return view.kindOf(id) === 'nic' ? id : view.snapshot.network.nva(id)?.nics[0];
}
