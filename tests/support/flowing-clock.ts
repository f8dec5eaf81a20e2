import type { Clock } from '#app/server/clock.server.ts';

/** Where a clock stands: `now` on it was `at` on the machine's; it runs `speed` times as fast. ms. */
export type ClockSetting = { now: number; at: number; speed: number };

/** A clock that several processes share: each is told its setting, and told again when it is moved. */
export type FlowingClock = Clock & { setting(): ClockSetting; set(setting: ClockSetting): void };

export function flowingClock(setting: ClockSetting): FlowingClock {
  let known = setting;
  return {
    now: () => Math.floor(known.now + (Date.now() - known.at) * known.speed),
    setting: () => known,
    set: (other) => {
      known = other;
    },
  };
}
