import { unlinkRules } from '@azroute/language';

/**
 * The page of a diagnostic code in docs/diagnostics, with rule numbers instead of links. The bundle contains all pages.
 */
export async function codePageText(code: string): Promise<string> {
  // The bundler and the tests find all files that match this pattern.
  const page: { readonly default: string } = await import(`../../../docs/diagnostics/AZR${code.slice(3)}.md`);
  return unlinkRules(page.default);
}
