/** What a diagnostic code means, for documentation and editors. */
export interface FindingCode {
  readonly code: string;
  readonly title: string;
  readonly meaning: string;
}

/** The codes of the engine's findings. */
export const codes = {
  forwardingLoop: {
    code: 'AZR101',
    title: 'Forwarding loop',
    meaning: 'Packets for destinations that exist come back to a device that has forwarded them already.',
  },
  unusedSpaceLoop: {
    code: 'AZR102',
    title: 'Forwarding loop in unused address space',
    meaning: 'Packets for addresses that nobody uses, but that a summary route covers, go round until their TTL ends.',
  },
  sessionDown: {
    code: 'AZR201',
    title: 'BGP session cannot come up',
    meaning: 'The two ends of a declared BGP session cannot reach each other.',
  },
  oscillation: {
    code: 'AZR202',
    title: 'BGP does not converge',
    meaning: 'The speakers never agree on the best route for a prefix.',
  },
  tooManyPeers: {
    code: 'AZR203',
    title: 'Too many peers at a Route Server',
    meaning: 'A Route Server takes eight BGP peers; Azure refuses the session that is named here and those after it.',
  },
  tooManyRoutes: {
    code: 'AZR204',
    title: 'Too many routes from a peer',
    meaning: 'A peer announces more than 4,000 routes to a Route Server, for which Azure tears the session down.',
  },
  ruleFailed: {
    code: 'AZR901',
    title: 'A check failed',
    meaning: 'One check of azroute stopped with an internal error; all others were made.',
  },
} as const satisfies Readonly<Record<string, FindingCode>>;

/** All codes of the engine, sorted. */
export const findingCodes: readonly FindingCode[] = Object.values(codes);
