import type { Server } from 'node:http';
import type { Config } from '#app/server/config.server.ts';
import { readRunningAddress } from '#app/server/running-address.server.ts';
import { OperatorProblem } from '#db/operator-problem.ts';

/** Another program listens there already. */
export class PortTaken extends OperatorProblem {}

/**
 * Listens where the settings say, before anything else of this market is touched.
 * @returns the port, also where any free one was asked for
 * @throws PortTaken, which says what to do instead
 */
export async function takePort(
  server: Server,
  config: Pick<Config, 'port' | 'host' | 'dataDir'>,
): Promise<number> {
  const { port, host } = config;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new PortTaken(whatToDo(config, readRunningAddress(config)));
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function whatToDo({ port, host }: Pick<Config, 'port' | 'host'>, openAt: string | null): string {
  const other = `PORT=${port + 1} npm start`;
  if (openAt !== null)
    return `This market is open already: ${openAt}\nUse it there, or end it first. To open it a second time beside that one: ${other}`;
  return `Port ${port} of ${host} is taken: by another program, or by this market in another window.\nEnd that one, or choose another port: ${other}`;
}
