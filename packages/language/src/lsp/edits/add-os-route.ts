import type { AddOsRoute } from '@azroute/engine';
import { nameText } from '../../symbols/reference-text.js';
import type { EditText } from './edit-text.js';

export const addOsRoute: EditText<AddOsRoute> = {
  write: (writing, edits) =>
    edits.every(({ nva, prefix, tunnelName }) =>
      writing.insertStatements(nva, [`route ${prefix.text} via ${nameText(writing.tunnelName(tunnelName))}`], 'end'),
    ),
  namedIn: [],
};
