/** Tells of findings that come after the others, since they are made by a request. */
export class MoreFindings {
  private listener: (uri: string) => void = () => {};

  /** Calls a listener with a document whose topologies have more findings than were published. */
  onMore(listener: (uri: string) => void): void {
    this.listener = listener;
  }

  /** There are more findings in the topologies that hold this document. */
  tell(uri: string): void {
    this.listener(uri);
  }
}
