import { startSimulator } from '#app/demo/start-simulator.server.ts';
import { callbackUrl } from '#app/domain/channels/push/begin-authorisation.server.ts';
import type { Context } from '#app/server/context.ts';
import { SIMULATED_FILES } from '#app/server/simulated-platforms.server.ts';

/** The platforms that stand in for the real ones in a demo market. */
export function startSimulatedPlatforms(context: Context): Promise<void> {
  return startSimulator(context, {
    program: 'platforms.mjs',
    file: SIMULATED_FILES.platforms,
    state: 'simulated-state.json',
    // Some platforms know the way back from our app's entry there, and not from the address that a seller opens.
    options: ['--return-to', callbackUrl(context, '{platform}')],
  });
}
