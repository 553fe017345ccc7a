/** The longest side and the largest area that browsers draw, in pixels. */
const [longest, largest] = [16_000, 200_000_000];

/** Draws the text of an SVG on pixels. @returns a PNG in base64; empty if it cannot be drawn */
export async function rasterOf(text: string, width: number, height: number, scale: number): Promise<string> {
  const most = Math.min(scale, longest / width, longest / height, Math.sqrt(largest / (width * height)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  try {
    await image.decode();
  } catch {
    return '';
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * most);
  canvas.height = Math.round(height * most);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
