import { createServer, type Server } from 'node:net';
import type { Config } from '#app/server/config.server.ts';
import { programOnPort } from '#app/server/http/program-on-port.server.ts';
import { runningMarkets } from '#app/server/running-address.server.ts';
import { OperatorProblem } from '#db/operator-problem.ts';

/** Another program listens there already. */
export class PortTaken extends OperatorProblem {}

type Place = Pick<Config, 'port' | 'host' | 'dataDir'>;

/**
 * Whether the market could listen where the settings say; asked before a folder or a database is made that nobody would
 * use.
 * @throws PortTaken, which says what to do instead
 */
export async function checkPort(place: Place): Promise<void> {
  if (place.port === 0) return;
  const server = createServer();
  await takePort(server, place);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/**
 * Listens where the settings say, before anything else of this market is touched.
 * @returns the port, also where any free one was asked for
 * @throws PortTaken, which says what to do instead
 */
export async function takePort(server: Server, place: Place): Promise<number> {
  const { port, host } = place;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new PortTaken(whatToDo(place));
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function whatToDo({ port, host, dataDir }: Place): string {
  const other = `PORT=${port + 1} npm start`;
  const [open] = runningMarkets({ dataDir });
  if (open)
    return `This market is open already: ${open.publicUrl} (process ${open.pid})\nUse it there, or end it first. To open it a second time beside that one: ${other}`;
  const by = programOnPort(port) ?? 'another program, or this market in another window';
  return `Port ${port} of ${host} is taken by ${by}.\nEnd that one, or choose another port: ${other}`;
}
