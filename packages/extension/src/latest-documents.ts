/** How many documents without a file are kept. VS Code closes one that only a preview shows, and asks for it again. */
const mostDocuments = 20;

/** What belongs to the documents that were shown last, by their URIs. */
export class LatestDocuments<T> {
  private readonly entries = new Map<string, T>();

  constructor(private readonly most = mostDocuments) {}

  get(uri: string): T | undefined {
    return this.entries.get(uri);
  }

  /** Adds a document, or makes it the latest one. */
  set(uri: string, entry: T): void {
    this.entries.delete(uri);
    this.entries.set(uri, entry);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) return;
      this.entries.delete(oldest);
    }
  }

  /** All that are kept now, the latest one last. */
  all(): readonly (readonly [string, T])[] {
    return [...this.entries];
  }
}
