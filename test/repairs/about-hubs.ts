/**
 * Whether a code is about virtual hubs. Many of these findings are about a configuration of which only the design tells
 * what was meant, so that fewer of them are repaired without a person; their share is printed by itself.
 */
export function isAboutHubs(code: string): boolean {
  return code >= 'AZR350' && code < 'AZR390';
}
