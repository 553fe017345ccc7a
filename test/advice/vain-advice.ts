import { contains, inVain, Network, type Snapshot, type Step } from '@azroute/engine';

/** What findings advise although it is already so, would be refused, or would not win: nothing, if they look. */
export function vainAdvice(snapshot: Snapshot): readonly string[] {
  const network = new Network(snapshot.topology);
  return snapshot.findings().flatMap(({ code, message, advice = [] }) =>
    advice.flatMap((step) => {
      const why = inVain(network, step) ?? losesTo(snapshot, step);
      return why === undefined ? [] : [`${code} advises ${JSON.stringify(step)}, but ${why}: ${message}`];
    }),
  );
}

/** The row that beats the advised routes for an address that they are meant for. */
function losesTo(snapshot: Snapshot, step: Step): string | undefined {
  if (step.kind !== 'addRoutes') return undefined;
  const table = snapshot.subnetRoutes(step.subnet);
  for (const address of step.meantFor) {
    const length = Math.max(
      -1,
      ...step.prefixes.filter((prefix) => contains(prefix, address)).map((prefix) => prefix.length),
    );
    const row = table?.lookup(address);
    if (length < 0) return `none of the routes contains ${address.text}`;
    if (row?.prefix && row.prefix.length > length) return `${row.prefix.text} wins for ${address.text}`;
  }
  return undefined;
}
