import { describe, expect, test } from 'vitest';
import type { Channel } from '#app/domain/channels/channel.ts';
import type {
  OutgoingProduct,
  Platform,
  PlatformCall,
  PlatformSession,
  ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { callbackUrl, platformWorld, troubleOf } from '#tests/support/platform-world.ts';

export type PlatformContract = {
  channel: Pick<Channel, 'code' | 'platform'>;
  /** A call in a shop's name that only reads. */
  read(platform: Platform, session: PlatformSession): Promise<unknown>;
  /** A product of one size that the platform takes. */
  outgoing(session: PlatformSession): Promise<OutgoingProduct>;
  /** Part of the path of the call that makes it. */
  makes: string;
  /** ms that a code is good for, and an access token. */
  codeLives: number;
  accessLives: number;
  /** ms into a session at which it is renewed; at the end of its access unless only a living token can be. */
  renewedAfter?: number;
  /** What a fresh grant holds beside tokens. @param now ms UTC. */
  grant(now: number): Partial<ShopGrant>;
  /** ms until what was made shows; 0 for at once. */
  settles?: number;
  /** ms that the platform's own words of "too fast" ask for, where they do: they count for more than Retry-After. */
  ownWait?: number;
};

/** What each platform's client does alike, whatever the platform signs, calls or quirks of its own are. */
export function describePlatform(contract: PlatformContract): void {
  const { channel, outgoing, makes, accessLives, settles = 0 } = contract;
  const { platform } = channel;
  if (!platform) throw new Error(`${channel.code} has no platform`);
  const open = () => platformWorld(platform, channel.code);
  const read = (session: PlatformSession) => contract.read(platform, session);

  describe(`as every platform: connecting ${channel.code}`, () => {
    test('the shop comes with its name, tokens and their ends; a code is good once and for its time', async () => {
      const { line, sayYes, clock } = await open();
      const callback = await sayYes('state-of-eight-and-more');
      expect(callback.get('state')).toBe('state-of-eight-and-more');
      const [grant] = await platform.exchange(line, callback, callbackUrl);
      expect(grant).toMatchObject({
        shopName: 'Chè Bản Liền',
        accessToken: expect.stringMatching(/./),
        accessEndsAt: clock.now + accessLives,
        ...contract.grant(clock.now),
      });
      const again = await troubleOf(platform.exchange(line, callback, callbackUrl));
      expect(again.kind).toBe('reauthorise');
      const late = await sayYes();
      clock.now += contract.codeLives;
      expect((await troubleOf(platform.exchange(line, late, callbackUrl))).kind).toBe('reauthorise');
      const none = await troubleOf(platform.exchange(line, new URLSearchParams(), callbackUrl));
      expect(none.kind).toBe('reauthorise');
    });

    test('is renewed; a token that has ended says so, and what was taken back asks for a new yes', async () => {
      const { connect, clock, control } = await open();
      const session = await connect();
      const began = clock.now;
      clock.now += contract.renewedAfter ?? accessLives;
      const grant = await platform.renew(session);
      expect(grant).toMatchObject({ shopId: session.grant.shopId, shopName: 'Chè Bản Liền' });
      await read({ ...session, grant });
      clock.now = began + accessLives;
      expect((await troubleOf(read(session))).kind).toBe('token');
      await control('withdraw');
      expect(['token', 'reauthorise']).toContain((await troubleOf(read({ ...session, grant }))).kind);
      expect((await troubleOf(platform.renew({ ...session, grant }))).kind).toBe('reauthorise');
    });

    test('our own wrong secret stops; neither it nor a token is told by any trouble', async () => {
      const { connect } = await open();
      const session = await connect();
      const { accessToken, refreshToken } = session.grant;
      const wrong = await troubleOf(
        platform.renew({ ...session, app: { ...session.app, secret: 'wrong-secret' } }),
      );
      expect(wrong.kind).toBe('stop');
      const strange = await troubleOf(
        read({ ...session, grant: { ...session.grant, accessToken: `${accessToken}x` } }),
      );
      expect(strange.kind).toBe('token');
      for (const told of [wrong.message, strange.message])
        for (const secret of ['wrong-secret', session.app.secret, accessToken, refreshToken])
          if (secret !== null) expect(told).not.toContain(secret);
    });
  });

  describe(`as every platform: troubles of the line to ${channel.code}`, () => {
    test.each([
      ['limit', 'rate'],
      ['error500', 'no-answer'],
      ['drop-before-acting', 'no-answer'],
    ])('%s is %s, and nothing was made', async (fault, kind) => {
      const { connect, control, products, clock } = await open();
      const session = await connect();
      const product = await outgoing(session);
      await control('fault', { fault, next: 1, path: makes });
      expect((await troubleOf(platform.create(session, product))).kind).toBe(kind);
      clock.now += settles;
      expect(await products()).toEqual([]);
    });

    test.each(['drop-after-acting', 'garbage'])('%s: what nobody told is found, once', async (fault) => {
      const { connect, control, perSku, clock } = await open();
      const session = await connect();
      const product = await outgoing(session);
      await control('fault', { fault, next: 1, path: makes });
      expect((await troubleOf(platform.create(session, product))).kind).toBe('no-answer');
      clock.now += settles;
      const found = await platform.find(session, product.listing);
      expect(found?.externalId).toBeTruthy();
      expect(Object.values(await perSku())).toEqual([1]);
      expect(await platform.find(await connect(), product.listing)).toBeNull();
    });

    test('a slow answer is an answer', async () => {
      const { connect, control } = await open();
      const session = await connect();
      await control('fault', { fault: 'slow', next: 1, ms: 30 });
      await read(session);
    });

    test('the wait that the platform asks for is kept, with its own words and without', async () => {
      const { connect, control } = await open();
      const session = await connect();
      const answering = (wait: Record<string, string>): PlatformCall => {
        return async () => ({ status: 429, headers: wait, text: '' });
      };
      for (const [wait, retryAfterMs] of [
        [{ 'retry-after': '7' }, 7_000],
        [{ 'retry-after': 'soon' }, null],
        [{ 'retry-after': '-7' }, null],
        [{ 'retry-after': '0' }, null],
        [{ 'retry-after': '999999999' }, 3_600_000],
        [{ date: 'Fri, 27 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 27 Nov 2026 10:00:30 GMT' }, 30_000],
        [{ date: 'Fri, 27 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 27 Nov 2026 09:59:30 GMT' }, null],
        [{ 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }, 3_600_000],
        [{}, null],
      ] as const) {
        const trouble = await troubleOf(read({ ...session, call: answering(wait) }));
        expect(trouble).toMatchObject({ kind: 'rate', retryAfterMs });
      }
      const call: PlatformCall = async (request) => {
        const answer = await session.call(request);
        return { ...answer, headers: { ...answer.headers, 'retry-after': '7' } };
      };
      await control('fault', { fault: 'limit', next: 1 });
      expect(await troubleOf(read({ ...session, call }))).toMatchObject({
        kind: 'rate',
        retryAfterMs: contract.ownWait ?? 7_000,
      });
    });
  });
}
