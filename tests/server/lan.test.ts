import { expect, test } from 'vitest';
import { planLan } from '#app/setup/lan.mjs';

const plan = (addresses: string[], environment: Record<string, string> = {}, isLan = true) =>
  planLan({ isLan, addresses, environment });

test('a private network opens the market to phones, with a code to scan', () => {
  expect(plan(['203.0.113.5', '192.168.1.20'], { PORT: '4000' })).toEqual({
    environment: { HOST: '0.0.0.0', PUBLIC_URL: 'http://192.168.1.20:4000' },
    hasQr: true,
    problem: null,
  });
  expect(plan(['192.168.1.20'], {}, false)).toMatchObject({ environment: {}, hasQr: false });
});

test('without a network there is no code, and the person hears what to do', () => {
  const none = plan([]);
  expect(none).toMatchObject({ environment: {}, hasQr: false });
  expect(none.problem).toMatch(/No Wi-Fi or local network.*HOST=192\.168\.1\.20 npm start/s);
  const world = plan(['203.0.113.5']);
  expect(world).toMatchObject({ environment: {}, hasQr: false });
  expect(world.problem).toContain('203.0.113.5');
  expect(plan([], { HOST: '0.0.0.0' })).toMatchObject({ hasQr: false, problem: none.problem });
  expect(plan([], { HOST: '127.0.0.1' })).toMatchObject({ hasQr: false, problem: none.problem });
});

test('an address that a person names is taken', () => {
  expect(plan([], { HOST: '10.0.0.7' })).toEqual({
    environment: { HOST: '10.0.0.7', PUBLIC_URL: 'http://10.0.0.7:3000' },
    hasQr: true,
    problem: null,
  });
  expect(plan([], { PUBLIC_URL: 'http://cho.lan:3000' })).toMatchObject({ hasQr: true, problem: null });
  expect(plan([], { PUBLIC_URL: 'http://localhost:3000' })).toMatchObject({ hasQr: false });
});
