import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { largestFile } from '../protocol.js';

/** Windows has no pipes, devices and sockets among its files. */
export const hasSpecialFiles = process.platform !== 'win32';

/** A folder of its own for a test, in which there is whatever the test needs. */
export class OddFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'azroute-odd-'));
  private readonly closers: (() => void)[] = [];

  /** The path of a name. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** A file with this content. */
  file(name: string, content: string | Uint8Array): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** A text that is one byte too large. */
  large(name: string): string {
    return this.file(name, '/'.repeat(largestFile + 1));
  }

  /** A folder. */
  directory(name: string): string {
    mkdirSync(this.path(name), { recursive: true });
    return this.path(name);
  }

  /** A pipe that nobody writes to: a reader that opens it waits for ever. */
  pipe(name: string): string {
    execFileSync('mkfifo', [this.path(name)]);
    return this.path(name);
  }

  /** A socket that a server listens on. */
  async socket(name: string): Promise<string> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(this.path(name), resolve));
    this.closers.push(() => server.close());
    return this.path(name);
  }

  /** A symbolic link. */
  link(name: string, target: string): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    symlinkSync(target, this.path(name));
    return this.path(name);
  }

  /** Removes everything. */
  remove(): void {
    for (const close of this.closers) close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
