import { vi } from 'vitest';
import type { Context } from '#app/server/context.ts';
import type { OutboundCall } from '#app/server/outbound-fetch.server.ts';

/**
 * Holds up the provider's answer to the next call of this kind: it is as old as the call once it is let go. Later ones are
 * answered at once.
 */
export function holdAnswer({ simulated }: Context, isHeld: (call: OutboundCall) => boolean) {
  if (!simulated) throw new Error('nothing is simulated');
  const call = simulated.call.bind(simulated);
  const [read, gate] = [latch(), latch()];
  let isFirst = true;
  const spy = vi.spyOn(simulated, 'call').mockImplementation(async (wanted) => {
    const answer = await call(wanted);
    if (!isFirst || !isHeld(wanted)) return answer;
    isFirst = false;
    read.open();
    await gate.opened;
    return answer;
  });
  return {
    /** The provider has answered. */
    read: read.opened,
    letGo: () => {
      spy.mockRestore();
      gate.open();
    },
  };
}

function latch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
