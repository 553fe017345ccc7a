/** JSON as `az … -o json` prints it: indented by two spaces, with a line end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
