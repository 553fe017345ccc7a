/** Reports findings that a request adds after the others were published. */
export class MoreFindings {
  private listener: (uri: string) => void = () => {};

  /** Calls the listener with a document whose topologies have more findings than were published. */
  onMore(listener: (uri: string) => void): void {
    this.listener = listener;
  }

  /** Reports that there are more findings in the topologies that contain a document. */
  tell(uri: string): void {
    this.listener(uri);
  }
}
