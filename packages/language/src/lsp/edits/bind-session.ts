import type { BindSession } from '@azroute/engine';
import { nameText } from '../../symbols/reference-text.js';
import type { EditText } from './edit-text.js';

export const bindSession: EditText<BindSession> = {
  write: (writing, edits) =>
    edits.every(({ session, tunnelName }) => {
      const over = ` over ${nameText(writing.tunnelName(tunnelName))}`;
      return writing.insert(session, (_text, span) => ({ offset: span.end, text: over }));
    }),
  namedIn: [],
};
