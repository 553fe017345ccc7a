import type { Prefix } from '../address/index.js';
import { append } from '../collections.js';
import type { DeclId } from './id.js';
import type { ServiceTag, UserRoute } from './model.js';

/** A prefix of a service tag, with the statement that gives it. */
export interface TagPrefix {
  readonly prefix: Prefix;
  readonly declaration: DeclId;
}

/** Service endpoints whose tag is not the name of the service without `Microsoft.`. */
const tagsOfServices: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'microsoft.cognitiveservices': 'cognitiveservicesmanagement',
    'microsoft.containerregistry': 'azurecontainerregistry',
    'microsoft.keyvault': 'azurekeyvault',
    'microsoft.storage.global': 'storage',
    'microsoft.web': 'appservice',
  }),
);

/** The prefixes of service tags, as far as statements give them. Names of tags differ in more than case (R067). */
export class ServiceTags {
  private readonly byName = new Map<string, TagPrefix[]>();
  private readonly statements = new Map<string, DeclId[]>();
  private readonly extents = new Map<string, readonly TagPrefix[]>();

  constructor(tags: readonly ServiceTag[]) {
    for (const { id, name, prefixes } of tags) {
      const found = prefixes.map((prefix) => ({ prefix, declaration: id }));
      const key = name.toLowerCase();
      for (const each of key.includes('.') ? [key, key.slice(0, key.indexOf('.'))] : [key]) {
        append(this.statements, each, id);
        for (const prefix of found) append(this.byName, each, prefix);
      }
    }
  }

  /** The prefixes of a tag, with those of its regional tags; undefined if no statement gives any. */
  of(tag: string): readonly TagPrefix[] | undefined {
    const key = tag.toLowerCase();
    let extent = this.extents.get(key);
    if (!extent) {
      const first = new Map<string, TagPrefix>();
      for (const each of this.byName.get(key) ?? []) {
        if (!first.has(each.prefix.text)) first.set(each.prefix.text, each);
      }
      extent = [...first.values()];
      this.extents.set(key, extent);
    }
    return extent.length > 0 ? extent : undefined;
  }

  /** The prefixes of a service endpoint: those of the tag of its service and of its regional tags (R024). */
  ofService(service: string): readonly TagPrefix[] | undefined {
    return this.of(tagOf(service));
  }

  /** The statements that are for a tag or its regional tags. */
  statementsOf(tag: string): readonly DeclId[] {
    return this.statements.get(tag.toLowerCase()) ?? [];
  }

  /** The statements that are for the tag of a service or its regional tags. */
  statementsOfService(service: string): readonly DeclId[] {
    return this.statementsOf(tagOf(service));
  }
}

function tagOf(service: string): string {
  const key = service.toLowerCase();
  return tagsOfServices.get(key) ?? key.replace(/^microsoft\./, '');
}

/** R067: which of the routes of one table for the same prefix counts; the lowest rank does. */
export function rankOfDestination({ destination }: UserRoute): number {
  if ('prefix' in destination) return 0;
  const regional = destination.serviceTag.includes('.');
  const isCloud = /^azurecloud(\.|$)/i.test(destination.serviceTag);
  return (isCloud ? 3 : 1) + (regional ? 0 : 1);
}
