import { expect, test } from 'vitest';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { resealPeople } from '#app/domain/accounts/reseal-people.server.ts';
import { account, refusal, tryIn } from '#tests/factories/account.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const NEW_SECRET = Buffer.alloc(32, 9).toString('base64');

eachEngine('the application’s secret is replaced', (open) => {
  test('people sign in throughout, and the one before is needed no more once all is sealed anew', async () => {
    const market = await open();
    const id = await account(market.context);
    const alone = market.openAgain({ APP_SECRET: NEW_SECRET });
    expect(await refusal(tryIn(alone))).toBe('signInFailed');

    const both = market.openAgain({ APP_SECRET: NEW_SECRET, APP_SECRET_PREVIOUS: TEST_SECRET });
    expect(await refusal(tryIn(both))).toBe('no refusal');
    expect(await resealPeople(both)).toEqual({ resealed: 1, unreadable: 0 });
    expect(await resealPeople(both)).toEqual({ resealed: 0, unreadable: 0 });
    expect(await refusal(tryIn(both))).toBe('no refusal');

    expect(await refusal(tryIn(alone))).toBe('no refusal');
    expect((await readPerson(alone, id)).data).toMatchObject({ name: 'Giàng Thị Mẩy' });
    expect(await resealPeople(market.context)).toEqual({ resealed: 0, unreadable: 1 });
  });
});
