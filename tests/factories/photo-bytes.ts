import sharp, { type Sharp } from 'sharp';

export interface PhotoBytes {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';
  /** EXIF orientation, 1 to 8: the upright picture is always red, green, blue, white by quadrant. */
  orientation?: number;
  /** EXIF with an owner and a place. */
  gps?: boolean;
  /** 1 is as photographed, 0.1 is a room without light. */
  light?: number;
  /** Sigma of a shaken hand, pixels at 640 px. */
  blur?: number;
  /** Different seeds are different photos. */
  seed?: number;
}

/** The colours of the four quadrants of every upright test photo: top left, top right, bottom left, bottom right. */
export const QUADRANTS = ['#c8372d', '#3f6b4a', '#22315c', '#f3e9d8'] as const;

/** A photo with four coloured quadrants and woven cloth over them, so that it has edges as goods have. */
export async function photoBytes(options: PhotoBytes = {}): Promise<Buffer> {
  const { width = 800, height = 600, format = 'jpeg', light = 1, blur = 0 } = options;
  let picture = sharp(await uprightPixels(width, height, light, options.seed ?? 0), {
    raw: { width, height, channels: 3 },
  });
  if (blur > 0) picture = picture.blur((blur * Math.max(width, height)) / 640);
  const orientation = options.orientation ?? 1;
  if (orientation > 1)
    picture = turnAway(sharp(await picture.png({ compressionLevel: 1 }).toBuffer()), orientation);
  if (orientation > 1 || options.gps) picture = picture.withMetadata({ orientation });
  if (options.gps) {
    picture = picture.withExif({
      IFD0: { Copyright: 'Giang A Pao', Artist: 'Giang A Pao' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '22/1 20/1 8/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '103/1 50/1 38/1',
      },
    });
    if (orientation > 1) picture = picture.withMetadata({ orientation });
  }
  return picture.toFormat(format, { quality: 85 }).toBuffer();
}

/** Stores the picture the way a phone held like this would: showing it by the orientation makes it upright again. */
function turnAway(picture: Sharp, orientation: number): Sharp {
  const steps: Record<number, (upright: Sharp) => Sharp> = {
    2: (upright) => upright.flop(),
    3: (upright) => upright.rotate(180),
    4: (upright) => upright.flip(),
    5: (upright) => upright.rotate(270).flop(),
    6: (upright) => upright.rotate(270),
    7: (upright) => upright.rotate(90).flop(),
    8: (upright) => upright.rotate(90),
  };
  return steps[orientation]?.(picture) ?? picture;
}

async function uprightPixels(width: number, height: number, light: number, seed: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  const colours = QUADRANTS.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const thread = Math.max(4, Math.round(Math.max(width, height) / 80)) + (seed % 7);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)] ?? [0, 0, 0];
      const woven = (Math.floor(x / thread) + Math.floor((y + seed) / thread)) % 2 === 0 ? 22 : -22;
      for (const channel of colour) {
        pixels[at] = Math.max(0, Math.min(255, (channel + woven) * light));
        at += 1;
      }
    }
  }
  return pixels;
}

/** Mean colour of each quadrant's middle, as [r, g, b], in the order of QUADRANTS. */
export async function quadrantColours(picture: Uint8Array): Promise<Array<Array<number>>> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const corners = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ] as const;
  return corners.map(([fx, fy]) => {
    const reach = Math.max(2, Math.floor(Math.min(info.width, info.height) * 0.15));
    const sums = [0, 0, 0];
    let count = 0;
    for (let y = Math.floor(info.height * fy) - reach; y < info.height * fy + reach; y += 1) {
      for (let x = Math.floor(info.width * fx) - reach; x < info.width * fx + reach; x += 1) {
        for (const channel of [0, 1, 2]) {
          sums[channel] = (sums[channel] ?? 0) + (data[(y * info.width + x) * info.channels + channel] ?? 0);
        }
        count += 1;
      }
    }
    return sums.map((sum) => Math.round(sum / count));
  });
}
