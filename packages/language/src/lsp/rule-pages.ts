import type { LangiumSharedServices } from 'langium/lsp';
import { ruleHref, rulePlace } from '../rulebook/rule-places.js';

/** What a client may say at the start; anything may come. */
interface Options {
  readonly rulePages?: unknown;
}

/** Where links to the rulebook lead: to the pages that the client carries, or to those on the web. */
export class RulePages {
  /** The folder of the client's own pages, as a URI. */
  folder: string | undefined;

  /** The address of a rule's entry; undefined if there is none. */
  href(rule: string): string | undefined {
    const place = rulePlace(rule);
    // An editor knows no anchors of a Markdown file, but opens it at a line.
    return place && this.folder !== undefined ? `${this.folder}/${place.page}#L${place.line}` : ruleHref(rule);
  }
}

/** Uses the pages that a client names in its initialization options: `rulePages`, the URI of their folder. */
export function followRulePages(shared: LangiumSharedServices, pages: RulePages): void {
  shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
    const { rulePages } = (initializationOptions ?? {}) as Options;
    if (typeof rulePages === 'string' && /^[a-z][\w+.-]*:\/\/\S*$/i.test(rulePages)) {
      pages.folder = rulePages.replace(/\/+$/, '');
    }
  });
}
