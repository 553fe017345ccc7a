/** The wanted name, or its first numbered form that is free. Names that differ only in case count as equal. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (lower.has(`${wanted}-${number}`.toLowerCase())) number++;
  return `${wanted}-${number}`;
}
