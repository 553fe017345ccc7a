import { type Disposable, EventEmitter, Uri, type WebviewPanel } from 'vscode';
import type { FromView, ToView } from '../webview/messages.js';
import { pageHtml } from './page-html.js';
import { receivedFrom } from './received.js';

/** A panel with the view in it: sends messages when the view is there, and passes on what it sends. */
export class ViewPanel implements Disposable {
  private readonly received = new EventEmitter<FromView>();
  /** What the view sends, except for pixels. */
  readonly onDidReceive = this.received.event;
  private raster: ((data: string) => void) | undefined;
  /** Answers of the server can come later than the end of the panel. */
  private isDisposed = false;

  /** @param log where troubles of the view are told */
  constructor(
    readonly panel: WebviewPanel,
    extension: Uri,
    log: (text: string) => void,
  ) {
    panel.webview.options = { enableScripts: true, localResourceRoots: [extension] };
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = receivedFrom(value);
      if (!message) log('The diagram sent something that is no message.');
      else if (message.kind === 'trouble') log(`The diagram: ${message.text}`);
      else if (message.kind === 'raster') this.raster?.(message.data);
      else this.received.fire(message);
    });
    const icon = (theme: string) => Uri.joinPath(extension, 'images', `file-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.html = pageHtml(panel.webview, extension);
  }

  /** Sends a message to the view. */
  tell(message: ToView): void {
    if (!this.isDisposed) void this.panel.webview.postMessage(message);
  }

  /** Has the view draw an SVG on pixels. @returns a PNG in base64; empty if it cannot be drawn */
  rasterOf(text: string, width: number, height: number, scale: number): Promise<string> {
    if (this.isDisposed) return Promise.resolve('');
    return new Promise((resolve) => {
      this.raster?.('');
      this.raster = resolve;
      this.tell({ kind: 'raster', text, width, height, scale });
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.raster?.('');
    this.received.dispose();
  }
}
