/** Shows pictures that the server drew. */
export class PictureView {
  private text = '';

  constructor(
    private readonly drawing: HTMLElement,
    private readonly says: HTMLElement,
  ) {}

  /** The SVG that is shown, as text. */
  get svg(): string {
    return this.text;
  }

  /** Shows a picture, what is wrong, or both. Without a new picture, the last one stays. */
  show({ svg, says }: { readonly svg?: string; readonly says?: string }): void {
    this.says.hidden = says === undefined;
    this.says.textContent = says ?? '';
    this.drawing.classList.toggle('stale', svg === undefined);
    if (svg === undefined || svg === this.text) return;
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    if (!(parsed instanceof SVGElement)) return;
    this.text = svg;
    const [left, top] = [this.drawing.scrollLeft, this.drawing.scrollTop];
    this.drawing.replaceChildren(document.importNode(parsed, true));
    this.drawing.scrollTo(left, top);
  }
}
