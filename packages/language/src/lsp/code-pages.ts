import type { LangiumSharedServices } from 'langium/lsp';
import type { Diagnostic } from 'vscode-languageserver';

/** The initialization options of a client, which may contain anything. */
interface Options {
  readonly codePages?: unknown;
}

/** The links from diagnostics to the pages of their codes: to those that the client contains, or to those on the web. */
export class CodePages {
  /** The folder of the client's own pages, as a URI that the client can open. */
  folder: string | undefined;

  /** The diagnostics with links that the client can open; they have links to the web. */
  linked(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const { folder } = this;
    if (folder === undefined) return [...diagnostics];
    return diagnostics.map((diagnostic) =>
      diagnostic.codeDescription
        ? { ...diagnostic, codeDescription: { href: `${folder}/${diagnostic.code}.md` } }
        : diagnostic,
    );
  }
}

/** Uses the folder of pages in the client's initialization options: `codePages`, its URI. */
export function followCodePages(shared: LangiumSharedServices, pages: CodePages): void {
  shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
    const { codePages } = (initializationOptions ?? {}) as Options;
    if (typeof codePages === 'string' && /^[a-z][\w+.-]*:\/\S*$/i.test(codePages)) {
      pages.folder = codePages.replace(/\/+$/, '');
    }
  });
}
