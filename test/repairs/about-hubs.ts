/**
 * Whether a code is about virtual hubs. Most of these findings are about a configuration that Azure refuses or of which only
 * the design tells what was meant, so that fewer of them have a repair; their share is printed by itself.
 */
export function isAboutHubs(code: string): boolean {
  return code >= 'AZR350' && code < 'AZR390';
}
