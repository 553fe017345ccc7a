import type { CodeDescription } from 'vscode-languageserver';

/** The page that explains a diagnostic code; undefined for what is no code of ours. */
export function documentationOf(code: string | number | undefined): CodeDescription | undefined {
  if (typeof code !== 'string' || !/^AZR\d{3}$/.test(code)) return undefined;
  return { href: `https://github.com/azroute/azroute/blob/main/docs/diagnostics/${code}.md` };
}
