/** What of a QR code is drawn: which of its squares are dark. */
type Modules = { readonly size: number; get(row: number, column: number): number | boolean };

/** A QR code in squares of the page's own, sharp at any size. Its quiet zone is the caller's. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  modules: Modules,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const step = side / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) doc.rect(x + column * step, y + row * step, step, step);
    }
  }
  doc.fill('#000000');
}
