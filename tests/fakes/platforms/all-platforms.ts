import type { FakePlatform } from '#tests/fakes/platforms/platform.ts';

/** Every platform that can be simulated; one line for each folder. */
export const allPlatforms: readonly FakePlatform[] = [];
