import type { FromView } from './messages.js';

/** What VS Code gives to a view, once. */
interface VSCode {
  postMessage(message: FromView): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCode;

const vscode = acquireVsCodeApi();

/** Sends a message to the panel. */
export function tell(message: FromView): void {
  vscode.postMessage(message);
}

/** What VS Code keeps of the view: the state of the panel, and how far somebody has zoomed. */
export interface Kept {
  readonly panel?: unknown;
  readonly zoom?: number | undefined;
  readonly left?: number;
  readonly top?: number;
}

/** What was kept when the view was hidden, or of an earlier window. */
export function kept(): Kept {
  return (vscode.getState() as Kept | undefined) ?? {};
}

/** Keeps something more. */
export function keep(more: Kept): void {
  vscode.setState({ ...kept(), ...more });
}
