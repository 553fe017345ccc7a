/** `wanted`, or the first numbered form of it that is free. Case does not tell names apart. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (lower.has(`${wanted}-${number}`.toLowerCase())) number++;
  return `${wanted}-${number}`;
}
