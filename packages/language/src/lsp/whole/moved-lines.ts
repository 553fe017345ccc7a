/** A key that holds a line. Within a text of JSON there is no quote without a backslash, so that none looks like this. */
const line = /("(?:line|startLine|endLine)":)(\d+)/g;

/** JSON of values of the protocol with all lines moved by as many. */
export function movedLines(json: string, by: number): string {
  return by === 0 ? json : json.replace(line, (_, key: string, at: string) => key + (Number(at) + by));
}
