import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { largestFile } from '../protocol.js';
import type { Watch } from '../workspace/in-time.js';
import { FileRefused, longestStall } from '../workspace/refusal.js';
import { onDisk } from './on-disk.js';

/** The disk operations; tests pass disks that fail. */
export interface Disk {
  stat(path: string): Promise<Kind>;
  open(path: string, flags: number): Promise<Pick<FileHandle, 'read' | 'close'> & { stat(): Promise<Kind> }>;
}

type Kind = Pick<Stats, 'isFile' | 'isDirectory' | 'size'>;

/** The maximum number of bytes to read at once. */
const largestChunk = 1 << 20;

/** Opening never blocks on a pipe or device and never acquires a terminal. Windows has none of these flags. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads a regular file of at most {@link largestFile}, even if it changes meanwhile.
 * @throws FileRefused if it is something else, is larger, or cannot be read in time; the disk's error if reading fails.
 */
export function readRegularFile(path: string, disk: Disk = { stat, open }, limit = longestStall): Promise<Buffer> {
  return onDisk(limit, (watch) => read(path, disk, watch));
}

async function read(path: string, disk: Disk, watch: Watch): Promise<Buffer> {
  // Checked before and after: opening a device can have side effects, and a file can be replaced in between.
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
      // One more byte than expected was requested and not returned, so the file is read completely.
      const isWhole = bytesRead === stats.size && bytesRead < size && bytesRead > 0;
      if (!chunks.add(buffer.subarray(0, bytesRead)) || isWhole) return chunks.all();
    }
  } finally {
    await file.close();
  }
}

/** The same, synchronously; the time is checked only between two chunks. */
export function readRegularFileSync(path: string): Buffer {
  const end = performance.now() + longestStall;
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

/** Enough for the whole file and one more byte, which shows whether it has grown. */
function chunkSize({ size }: Kind): number {
  return Math.min(size + 1, largestChunk);
}

/** What was read so far. A file can yield more than its size when it was opened. */
class Chunks {
  private readonly list: Buffer[] = [];
  private size = 0;

  /** @returns whether there might be more */
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
