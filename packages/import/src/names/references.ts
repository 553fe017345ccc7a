import { append } from '@azroute/engine';
import type { Reference } from '../print/statements.js';

/** The shortest references to things: those that nothing else of the allowed kinds answers to. */
export class References<Kind extends string> {
  private readonly byName = new Map<string, { readonly kind: Kind; readonly path: Reference }[]>();

  /** Adds a thing with its complete path. */
  add(kind: Kind, path: Reference): void {
    append(this.byName, path.at(-1) ?? '', { kind, path });
  }

  /** The shortest reference to a path at a place where some kinds can stand. */
  shortest(path: Reference, kinds: readonly Kind[]): Reference {
    const last = path.at(-1) ?? '';
    const rivals = (this.byName.get(last) ?? []).filter((each) => kinds.includes(each.kind));
    const forms = [[last], [path[0] ?? '', last], path].filter((form, i) => i > 0 || form.length <= path.length);
    return forms.find((form) => meansOnly(form, path, rivals)) ?? path;
  }
}

function meansOnly(form: Reference, path: Reference, rivals: readonly { readonly path: Reference }[]): boolean {
  const matching = rivals.filter((each) => leadsTo(form, each.path));
  // A complete path comes before a short form.
  const complete = matching.filter((each) => each.path.length === form.length);
  const meant = complete.length > 0 ? complete : matching;
  return meant.length === 1 && meant[0]?.path.join('\n') === path.join('\n');
}

/** Whether the names are the path without some of its outer names. */
function leadsTo(form: Reference, path: Reference): boolean {
  let next = form.length - 1;
  for (let i = path.length - 1; i >= 0 && next >= 0; i--) {
    if (path[i] === form[next]) next--;
    else if (i === path.length - 1) return false;
  }
  return next < 0;
}
