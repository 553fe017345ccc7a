import { append } from '@azroute/engine';
import type { URI } from 'langium';

/** Files by their places, and by those of all folders above them. */
export class FilesByPlace {
  private readonly files = new Map<string, URI[]>();

  constructor(files: Iterable<URI>) {
    for (const file of files) {
      for (let place = keyOf(file); ; place = place.slice(0, place.lastIndexOf('/'))) {
        append(this.files, place, file);
        if (!place.includes('/')) break;
      }
    }
  }

  /** The files in a folder and its subfolders, or the file at this place. */
  within(place: URI): readonly URI[] {
    return this.files.get(keyOf(place).replace(/\/$/, '')) ?? [];
  }
}

function keyOf({ scheme, authority, path }: URI): string {
  return `${scheme}:${authority.replaceAll('/', '')}:${path}`;
}
