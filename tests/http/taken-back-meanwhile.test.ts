import { request as httpRequest } from 'node:http';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Context } from '#app/server/context.ts';
import { completeDraft, ownListing } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

type Sent = { cookie: string; type: string; body: string; isLetIn: Promise<void> };

/** A form of which the first half is sent; once its sender was let in `meanwhile` happens, then the rest. */
function sendInHalves(
  url: string,
  { cookie, type, body, isLetIn }: Sent,
  meanwhile: () => Promise<unknown>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, {
      method: 'POST',
      headers: {
        cookie,
        origin: new URL(url).origin,
        'sec-fetch-site': 'same-origin',
        'content-type': type,
        'content-length': Buffer.byteLength(body),
      },
    });
    outgoing.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    outgoing.write(body.slice(0, 20));
    isLetIn.then(meanwhile).then(() => outgoing.end(body.slice(20)), reject);
  });
}

eachEngine('somebody whose form takes its time', (open) => {
  for (const kind of ['urlencoded', 'multipart'] as const)
    test(`acts no more once the role is taken back or the person disabled (${kind})`, async () => {
      const market = await open();
      const { context } = market;
      const actor = await sellerOf(context);
      const listingId = await completeDraft(context, actor);
      let tellRead = () => {};
      // The first thing that the server reads for a request is whose it is.
      const read: Context['store']['read'] = async (work) => {
        const result = await context.store.read(work);
        tellRead();
        return result;
      };
      const server = await startServer({ context: { ...context, store: { ...context.store, read } } });
      const { membership, person } = context.store.tables;
      const save = async (meanwhile: (personId: string) => Promise<unknown>) => {
        const one = await signedIn(context, { role: 'producer_member', producerId: actor.producerId });
        const fields = { channel: 'shopee', title: `Tên riêng ${one.personId}` };
        const boundary = 'xxxxxxxx';
        const parts = Object.entries(fields).map(
          ([name, value]) =>
            `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        );
        const form =
          kind === 'multipart'
            ? {
                type: `multipart/form-data; boundary=${boundary}`,
                body: `${parts.join('')}--${boundary}--\r\n`,
              }
            : { type: 'application/x-www-form-urlencoded', body: `${new URLSearchParams(fields)}` };
        const url = `${server.url}/seller/listings/${listingId}/channels`;
        const isLetIn = new Promise<void>((resolve) => {
          tellRead = resolve;
        });
        const status = await sendInHalves(url, { cookie: one.cookie, isLetIn, ...form }, () =>
          meanwhile(one.personId),
        );
        const page = await server.fetch(`/seller/listings/${listingId}/channels?channel=shopee`, watcher);
        return [status, (await page.text()).includes(one.personId)];
      };
      const watcher = await signedIn(context, { role: 'producer_member', producerId: actor.producerId });
      const now = context.clock.now();
      expect(await save(async () => undefined)).toEqual([303, true]);
      expect(
        await save((personId) =>
          context.store.write((tx) =>
            tx.update(membership).set({ revokedAt: now }).where(eq(membership.personId, personId)),
          ),
        ),
      ).toEqual([403, false]);
      expect(
        await save((personId) =>
          context.store.write((tx) =>
            tx.update(person).set({ disabledAt: now }).where(eq(person.id, personId)),
          ),
        ),
      ).toEqual([303, false]);
      expect((await ownListing(context, actor, listingId)).listing.state).toBe('draft');
    });
});
