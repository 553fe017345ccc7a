import type { EffectiveRoute } from '@azroute/engine';
import type { PrintedRow } from './printed-row.js';

/** Placeholder for the public prefixes of a service, which the input does not determine (R024, R067). */
export const servicePrefixes = '<service prefixes>';

/**
 * Names the destinations of rows so that those of both sides are equal. Azure prints the hundreds of prefixes of a
 * service in one row: for a service endpoint, recognized by its next hop type, and for the service tag of a
 * user-defined route, recognized by the route's name if the output has it, otherwise by having many prefixes.
 */
export class Destinations {
  private readonly tags: ReadonlyMap<string, string>;

  constructor(printed: readonly PrintedRow[], computed: readonly EffectiveRoute[]) {
    const names = new Set(printed.flatMap(({ name }) => name?.toLowerCase() ?? []));
    this.tags = new Map(
      computed.flatMap(({ source, name, serviceTag }): [string, string][] => {
        const key = name?.toLowerCase();
        return source === 'User' && serviceTag !== undefined && key !== undefined && names.has(key)
          ? [[key, serviceTag]]
          : [];
      }),
    );
  }

  /** The destination of a computed row. */
  ofComputed({ prefix, source, name, serviceTag }: EffectiveRoute): string {
    const tag = source === 'User' ? this.tags.get(name?.toLowerCase() ?? '') : undefined;
    // Statements give those prefixes of a service that matter to the reader, and Azure prints all of them.
    if (serviceTag === undefined) return prefix?.text ?? servicePrefixes;
    return (tag === serviceTag ? tag : undefined) ?? servicePrefixes;
  }

  /** The destinations of a printed row. */
  ofPrinted({ source, nextHopType, prefixes, name }: PrintedRow): readonly string[] {
    if (nextHopType.toLowerCase() === 'virtualnetworkserviceendpoint') return [servicePrefixes];
    if (source.toLowerCase() !== 'user') return prefixes;
    const tag = this.tags.get(name?.toLowerCase() ?? '');
    if (tag !== undefined) return [tag];
    // A user-defined route for a prefix has only one.
    return prefixes.length > 1 ? [servicePrefixes] : prefixes;
  }
}
