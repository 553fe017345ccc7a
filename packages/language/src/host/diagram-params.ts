import { isArrangement, isForm, isOptionalText, isOverlay } from '../diagram-values.js';
import { diagramRequests } from '../protocol.js';

/** What is missing in the parameters of a request for a picture, beside its document and position. */
export function missingInDiagram(method: string, params: Readonly<Record<string, unknown>>): string | undefined {
  const { root, form, unfold, overlay, arrangement, format, theme, declaration, finding, repair } = params;
  const { diagram, file, ofRepair, errors } = diagramRequests;
  if (!isOptionalText(root)) return 'root';
  if (method === errors) return undefined;
  if (method !== diagram && method !== file && method !== ofRepair) {
    return typeof declaration === 'string' ? undefined : 'declaration';
  }
  if (!isForm(form)) return 'form';
  if (unfold !== 'all' && !isTexts(unfold)) return 'unfold';
  if (method === ofRepair) {
    if (typeof root !== 'string') return 'root';
    if (typeof finding !== 'string') return 'finding';
    return typeof repair === 'string' ? undefined : 'repair';
  }
  if (arrangement !== undefined && !isArrangement(arrangement)) return 'arrangement';
  if (overlay !== undefined && !isOverlay(overlay)) return 'overlay';
  if (method === diagram) return undefined;
  if (format !== 'svg' && format !== 'drawio') return 'format';
  return theme === 'light' || theme === 'dark' ? undefined : 'theme';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
