import { computeBgp, defaultSettings, Network, type Topology } from '@azroute/engine';

/**
 * Whether only names decide somewhere which of several equally good routes is passed on: routes of two devices with one
 * next hop, path and peer address, as when two VNets overlap or two routers have no address.
 */
export function hasTwins(topology: Topology): boolean {
  const bgp = computeBgp(new Network(topology), defaultSettings);
  return bgp.speakers.some(({ id }) =>
    [...bgp.table(id).routes.values()].some(({ routes, bestCount }) => {
      const shown = routes.slice(0, bestCount).map(({ nextHops, asPath, session }) => ({
        device: session?.local.replace(/#[01]$/, ''),
        text: [nextHops[0]?.address?.text, asPath.join(), session?.localIp?.text].join(' '),
      }));
      return shown.some((one) => shown.some((other) => other.text === one.text && other.device !== one.device));
    }),
  );
}
