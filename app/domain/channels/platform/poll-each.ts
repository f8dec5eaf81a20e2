import type { PlatformProduct } from '#app/domain/channels/platform/platform.ts';

/**
 * For platforms that answer for one product at a time: as many answers as came before the first trouble, so that what was
 * learned is not lost with it; the others are asked for again.
 * @throws whatever the first question ended in.
 */
export async function pollEach(
  known: readonly PlatformProduct[],
  pollOne: (product: PlatformProduct) => Promise<PlatformProduct>,
): Promise<PlatformProduct[]> {
  const polled: PlatformProduct[] = [];
  for (const product of known) {
    try {
      polled.push(await pollOne(product));
    } catch (error) {
      if (polled.length === 0) throw error;
      break;
    }
  }
  return polled;
}
