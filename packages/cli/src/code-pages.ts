/** The page of a diagnostic code as it is in docs/diagnostics. The bundle holds all of them. */
export async function codePageText(code: string): Promise<string> {
  // Bundler and tests look for all files that this pattern can mean.
  const page: { readonly default: string } = await import(`../../../docs/diagnostics/AZR${code.slice(3)}.md`);
  return page.default;
}
