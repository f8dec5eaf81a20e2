import { EventEmitter } from 'node:events';
import { installLastResort } from '#app/server/last-resort.server.ts';

const { how } = JSON.parse(process.argv[2] ?? '{}') as { how: 'rejection' | 'outside' | 'exception' };
const said: string[] = [];
const log = (level: string) => (about: { evt: string }) => void said.push(`${level} ${about.evt}`);
// While somebody may still ask, the process has a reason to live.
process.on('message', () => process.send?.({ alive: true, said }));

installLastResort({ error: log('error'), fatal: log('fatal') } as never, (code) => {
  process.send?.({ ending: code, said }, () => process.exit(code));
});
if (how === 'rejection') void Promise.reject(new Error('no room left for the file'));
if (how === 'outside') {
  const noRoom = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
  setImmediate(() => new EventEmitter().emit('error', noRoom));
}
if (how === 'exception') {
  setImmediate(() => {
    throw new TypeError('Invalid URL');
  });
}
setImmediate(() => process.send?.('failed'));
