import { setNva } from '../changes/devices.js';
import { codesNamed } from '../codes-named.js';
import type { Repairer } from '../repairer.js';

/** R202: says that an appliance translates sources towards the Internet. It states something about the device. */
export const declareTranslation: Repairer = {
  mends: codesNamed('AZR118'),
  candidates: ({ world: { network } }, { declaration }) => {
    const nva = network.nva(declaration);
    if (nva?.snat !== 'none') return [];
    const trades = [{ kind: 'farDevice', text: `${nva.label} must translate` }] as const;
    return [
      {
        edits: [setNva(nva, { snat: 'internet' }, `declare snat internet on ${nva.label}`)],
        standing: 'offered',
        trades,
      },
    ];
  },
};
