/** The name of a file in lower case, without its folder and its last ending. */
export function fileStem(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
