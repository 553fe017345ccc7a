import { unlinkRules } from '@azroute/language';

/** The page of a diagnostic code in docs/diagnostics, with the numbers of rules in place of links. The bundle holds all pages. */
export async function codePageText(code: string): Promise<string> {
  // Bundler and tests look for all files that this pattern can mean.
  const page: { readonly default: string } = await import(`../../../docs/diagnostics/AZR${code.slice(3)}.md`);
  return unlinkRules(page.default);
}
