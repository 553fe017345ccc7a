/** Ports as messages name them: "port 443", "ports 80 and 443". */
export function portsText(ports: readonly number[]): string {
  if (ports.length < 2) return `port ${ports.join()}`;
  return `ports ${ports.slice(0, -1).join(', ')} and ${ports[ports.length - 1]}`;
}
