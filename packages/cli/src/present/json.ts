/** JSON as `az … -o json` prints it: two spaces a level, and a line end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
