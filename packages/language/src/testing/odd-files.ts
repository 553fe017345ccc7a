import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { largestFile } from '../protocol.js';

/** Whether there are pipes, devices and sockets in the file system, unlike on Windows. */
export const hasSpecialFiles = process.platform !== 'win32';

/** A temporary folder for a test, with all kinds of files. */
export class OddFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'azroute-odd-'));
  private readonly closers: (() => void)[] = [];

  /** The path of a file in the folder. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Creates a file. */
  file(name: string, content: string | Uint8Array): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** Creates a text file that is one byte too large. */
  large(name: string): string {
    return this.file(name, '/'.repeat(largestFile + 1));
  }

  /** Creates a subfolder. */
  directory(name: string): string {
    mkdirSync(this.path(name), { recursive: true });
    return this.path(name);
  }

  /** Creates a pipe without a writer: opening it for reading blocks forever. */
  pipe(name: string): string {
    execFileSync('mkfifo', [this.path(name)]);
    return this.path(name);
  }

  /** Creates a socket that a server listens on. */
  async socket(name: string): Promise<string> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(this.path(name), resolve));
    this.closers.push(() => server.close());
    return this.path(name);
  }

  /** Creates a symbolic link. */
  link(name: string, target: string): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    symlinkSync(target, this.path(name));
    return this.path(name);
  }

  /** Removes the folder. */
  remove(): void {
    for (const close of this.closers) close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
