import { button } from './build.js';
import { tell } from './host.js';
import type { Controls, FromView } from './messages.js';

/** By how much a key or a button zooms. */
export const zoomStep = 1.25;

/** What the toolbar does on the page itself. */
interface Zoom {
  zoomBy(by: number): void;
  fit(): void;
}

/** The buttons above a picture, or above the two of a repair. */
export function toolbarButtons(
  { form, isUnfolded, isComparison }: Controls,
  hasWay: boolean,
  zoom: Zoom,
): HTMLButtonElement[] {
  const telling = (label: string, title: string, message: FromView) => button(label, title, () => tell(message));
  const otherForm =
    form === 'tall'
      ? telling('Wide', 'Draw sites at the left and spokes at the right', { kind: 'form', form: 'wide' })
      : telling('Tall', 'Draw sites above and spokes below', { kind: 'form', form: 'tall' });
  const common = [
    button('−', 'Zoom out (-)', () => zoom.zoomBy(1 / zoomStep)),
    button('+', 'Zoom in (+)', () => zoom.zoomBy(zoomStep)),
    button('Fit', 'See all of it (0)', () => zoom.fit()),
  ];
  if (isComparison) {
    return [...common, telling('Apply this repair', 'Make the change that is shown', { kind: 'apply' }), otherForm];
  }
  return [
    ...common,
    telling('Path…', 'Choose two ends, and see the way of their packets', { kind: 'path' }),
    ...(hasWay ? [telling('Leave path', 'Show the network without the path (Esc)', { kind: 'leave' })] : []),
    ...(isUnfolded ? [telling('Fold', 'Draw equal networks as one again', { kind: 'fold' })] : []),
    otherForm,
    telling('Arrange again', 'Find the best form and columns for this size. Edits keep them otherwise', {
      kind: 'arrange',
    }),
    telling('Export…', 'Save as SVG, PNG or for draw.io', { kind: 'export' }),
    telling('Copy SVG', 'Copy as SVG', { kind: 'copy' }),
  ];
}
