import type { PhotoMeasures } from '#app/domain/media/photo-look.ts';

const TILES = 8;

/**
 * Brightness and sharpness of a grey picture (one byte a pixel, row by row).
 *
 * Sharpness is the variance of the Laplacian (Pech-Pacheco et al. 2000), taken per tile: goods before a plain wall
 * or a soft background are sharp where it matters, so the sharpest tenth of the tiles speaks for the photo.
 */
export function measureGrey(
  grey: Uint8Array,
  width: number,
  height: number,
): Omit<PhotoMeasures, 'width' | 'height'> {
  const histogram = new Uint32Array(256);
  let sum = 0;
  for (const value of grey) {
    sum += value;
    histogram[value] = (histogram[value] ?? 0) + 1;
  }
  return {
    brightness: sum / Math.max(1, grey.length),
    highlight: percentile(histogram, grey.length, 0.95),
    sharpness: sharpestTiles(grey, width, height),
  };
}

function percentile(histogram: Uint32Array, total: number, share: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += histogram[value] ?? 0;
    if (seen >= total * share) return value;
  }
  return 255;
}

function sharpestTiles(grey: Uint8Array, width: number, height: number): number {
  const variances: Array<number> = [];
  const tileWidth = Math.max(3, Math.floor(width / TILES));
  const tileHeight = Math.max(3, Math.floor(height / TILES));
  for (let top = 1; top + tileHeight < height; top += tileHeight) {
    for (let left = 1; left + tileWidth < width; left += tileWidth) {
      variances.push(laplacianVariance(grey, width, left, top, tileWidth, tileHeight));
    }
  }
  variances.sort((a, b) => a - b);
  return variances[Math.floor(variances.length * 0.9)] ?? 0;
}

function laplacianVariance(
  grey: Uint8Array,
  stride: number,
  left: number,
  top: number,
  tileWidth: number,
  tileHeight: number,
): number {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + tileHeight; y += 1) {
    for (let x = left; x < left + tileWidth; x += 1) {
      const at = y * stride + x;
      const around =
        pixel(grey, at - 1) + pixel(grey, at + 1) + pixel(grey, at - stride) + pixel(grey, at + stride);
      const laplacian = around - 4 * pixel(grey, at);
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const count = tileWidth * tileHeight;
  return squares / count - (sum / count) ** 2;
}

function pixel(grey: Uint8Array, index: number): number {
  return grey[index] ?? 0;
}
