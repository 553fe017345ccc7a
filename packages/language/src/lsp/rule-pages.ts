import type { LangiumSharedServices } from 'langium/lsp';
import { ruleHref, rulePlace } from '../rulebook/rule-places.js';

/** The initialization options of a client, which may contain anything. */
interface Options {
  readonly rulePages?: unknown;
}

/** The links to the rulebook: to the pages that the client contains, or to those on the web. */
export class RulePages {
  /** The folder of the client's own pages, as a URI. */
  folder: string | undefined;

  /** The link to the entry of a rule; undefined if there is none. */
  href(rule: string): string | undefined {
    const place = rulePlace(rule);
    // An editor doesn't support anchors in Markdown files, but opens them at a line.
    return place && this.folder !== undefined ? `${this.folder}/${place.page}#L${place.line}` : ruleHref(rule);
  }
}

/** Uses the folder of pages in the client's initialization options: `rulePages`, its URI. */
export function followRulePages(shared: LangiumSharedServices, pages: RulePages): void {
  shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
    const { rulePages } = (initializationOptions ?? {}) as Options;
    if (typeof rulePages === 'string' && /^[a-z][\w+.-]*:\/\/\S*$/i.test(rulePages)) {
      pages.folder = rulePages.replace(/\/+$/, '');
    }
  });
}
