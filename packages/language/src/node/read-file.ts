import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { largestFile } from '../protocol.js';
import type { Watch } from '../workspace/in-time.js';
import { FileRefused, patience } from '../workspace/refusal.js';
import { onDisk } from './on-disk.js';

/** How the disk is asked; tests pass disks that fail. */
export interface Disk {
  stat(path: string): Promise<Kind>;
  open(path: string, flags: number): Promise<Pick<FileHandle, 'read' | 'close'> & { stat(): Promise<Kind> }>;
}

type Kind = Pick<Stats, 'isFile' | 'isDirectory' | 'size'>;

/** The most bytes that are asked for at once. */
const largestChunk = 1 << 20;

/**
 * Opening never waits, for a writer of a pipe or the carrier of a line, and takes no terminal. Windows knows none of
 * these flags.
 */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads a regular file of at most {@link largestFile}, whatever becomes of it meanwhile.
 * @throws FileRefused if it is something else, larger, or gives nothing in time; the error of the disk if that fails.
 */
export function readRegularFile(path: string, disk: Disk = { stat, open }, limit = patience): Promise<Buffer> {
  return onDisk(limit, (watch) => read(path, disk, watch));
}

async function read(path: string, disk: Disk, watch: Watch): Promise<Buffer> {
  // Asked before as well as after: to open a device can do something to it, and a file can be replaced in between.
  expectRegular(await disk.stat(path));
  watch.progress();
  const file = await disk.open(path, flags);
  try {
    const stats = expectRegular(await file.stat());
    const size = chunkSize(stats);
    const chunks = new Chunks();
    for (;;) {
      watch.progress();
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, null);
      // Another byte was asked for and was not there, so nobody needs to ask once more.
      const isWhole = bytesRead === stats.size && bytesRead < size && bytesRead > 0;
      if (!chunks.add(buffer.subarray(0, bytesRead)) || isWhole) return chunks.all();
    }
  } finally {
    await file.close();
  }
}

/** The same without waiting for others; the time is looked at between two chunks only. */
export function readRegularFileSync(path: string): Buffer {
  const end = performance.now() + patience;
  expectRegular(statSync(path));
  const file = openSync(path, flags);
  try {
    const size = chunkSize(expectRegular(fstatSync(file)));
    const chunks = new Chunks();
    for (;;) {
      if (performance.now() > end) throw new FileRefused('slow');
      const buffer = Buffer.allocUnsafe(size);
      const bytesRead = readSync(file, buffer, 0, size, null);
      if (!chunks.add(buffer.subarray(0, bytesRead))) return chunks.all();
    }
  } finally {
    closeSync(file);
  }
}

function expectRegular(stats: Kind): Kind {
  if (stats.isDirectory()) throw new FileRefused('folder');
  if (!stats.isFile()) throw new FileRefused('special');
  if (stats.size > largestFile) throw new FileRefused('large');
  return stats;
}

/** Enough for the whole file and one byte more, which tells whether it has grown. */
function chunkSize({ size }: Kind): number {
  return Math.min(size + 1, largestChunk);
}

/** What was read so far. A file may give more than it had when it was opened. */
class Chunks {
  private readonly list: Buffer[] = [];
  private size = 0;

  /** @returns whether there may be more */
  add(chunk: Buffer): boolean {
    this.size += chunk.length;
    if (this.size > largestFile) throw new FileRefused('large');
    this.list.push(chunk);
    return chunk.length > 0;
  }

  all(): Buffer {
    return Buffer.concat(this.list, this.size);
  }
}
