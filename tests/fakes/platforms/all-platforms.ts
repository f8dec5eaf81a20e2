import { google } from '#tests/fakes/platforms/google/google.ts';
import { lazada } from '#tests/fakes/platforms/lazada/lazada.ts';
import { meta } from '#tests/fakes/platforms/meta/meta.ts';
import type { FakePlatform } from '#tests/fakes/platforms/platform.ts';
import { shopee } from '#tests/fakes/platforms/shopee/shopee.ts';
import { tiki } from '#tests/fakes/platforms/tiki/tiki.ts';
import { tiktokShop } from '#tests/fakes/platforms/tiktok-shop/tiktok-shop.ts';

/** Every platform that can be simulated; one line for each folder. */
export const allPlatforms: readonly FakePlatform[] = [shopee, lazada, tiktokShop, tiki, google, meta];
