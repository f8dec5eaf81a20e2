import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { onTestFinished } from 'vitest';

export type FrontDoor = {
  /** http://127.0.0.1:PORT, for PUBLIC_URL. */
  readonly url: string;
  /** From now on every request is handed on to the server at this address. */
  leadTo(serverUrl: string): void;
};

/**
 * The address of a market that is known before its server has one: what other sites are told, and where they lead a
 * browser back. Closed with the test.
 */
export async function openFrontDoor(): Promise<FrontDoor> {
  let target = '';
  const door = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const asked = request(`${target}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  onTestFinished(() => {
    door.closeAllConnections();
    door.close();
  });
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    leadTo(serverUrl) {
      target = serverUrl;
    },
  };
}
