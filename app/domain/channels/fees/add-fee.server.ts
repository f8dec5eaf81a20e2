import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { rowStillHolding } from '#app/domain/channels/fees/dated-rows.ts';
import { datedSource, saidFee } from '#app/domain/channels/fees/fee-input.ts';
import { type FeeKind, feeKinds } from '#app/domain/channels/fees/fee-row.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { fold, tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';

export type NewFee = {
  channelCode: string;
  /** `package` is a service package of the platform's own: it is told apart by its name. */
  kind: FeeKind | 'package';
  name: string;
  /** The product set that it is for; null for all goods. */
  setCode: string | null;
  /** Parts per 10,000; null where nothing was said. */
  rate: number | null;
  /** VND an order; null where nothing was said. */
  amount: number | null;
  cap: number | null;
  validFrom: string;
  source: string;
  confirmed: boolean;
};

const LONGEST_NAME = 80;

/**
 * A fee that was not there yet, as its first dated row. One that is there already is changed by a new row instead.
 * @throws NotFound (no staff); DomainError for all that is wrong in the form together: notInList (channelCode, kind, setCode), required and tooLongBy (name, source), feeOfNothing
 * (rate), feeKnown (name), feeStillHolds (validFrom), and of the numbers and the day as `changeFee`
 */
export async function addFee(context: Context, actor: Actor, input: NewFee): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('fee');
  const name = tidy(input.name);
  const isDay = isLocalDate(input.validFrom);
  const isKind = input.kind !== 'package' || name !== '';
  const kind = input.kind === 'package' ? `package-${fold(name).replaceAll(' ', '-')}` : input.kind;
  const { store, clock } = context;
  const { channelFee, channel, productSet } = store.tables;
  await store.write(async (tx) => {
    const [place] = await tx
      .select({ code: channel.code })
      .from(channel)
      .where(and(eq(channel.code, input.channelCode), isNotNull(channel.countsFrom)));
    const [set] = await tx
      .select({ code: productSet.code })
      .from(productSet)
      .where(eq(productSet.code, input.setCode ?? ''));
    const same = await tx
      .select()
      .from(channelFee)
      .where(
        and(
          eq(channelFee.channelCode, input.channelCode),
          eq(channelFee.kind, kind),
          isNull(channelFee.archivedAt),
        ),
      );
    const own = same.filter((one) =>
      input.setCode === null ? one.setCodes.length === 0 : one.setCodes.includes(input.setCode),
    );
    const isKnown = isKind && own.some(({ validTo }) => validTo === null);
    // No day may have two figures.
    const still = isKind && isDay && !isKnown ? rowStillHolding(own, input.validFrom) : undefined;
    checkTogether([
      () => {
        if (!place) throw new DomainError('notInList', { field: 'channelCode' });
      },
      () => {
        if (input.setCode !== null && !set) throw new DomainError('notInList', { field: 'setCode' });
      },
      () => {
        if (isKnown) throw new DomainError('feeKnown', { field: 'name' });
      },
      () => {
        if (still)
          throw new DomainError('feeStillHolds', {
            field: 'validFrom',
            params: { date: still.validTo ?? '' },
          });
      },
      () => {
        if (input.kind !== 'package' && !feeKinds.includes(input.kind))
          throw new DomainError('notInList', { field: 'kind' });
      },
      () => {
        if (name === '') throw new DomainError('required', { field: 'name' });
        refuseTooLong(name, { field: 'name', max: LONGEST_NAME });
      },
      () => {
        const said = saidFee(input);
        if (said.rate === 0 && said.amount === 0) throw new DomainError('feeOfNothing', { field: 'rate' });
      },
      () => datedSource(input),
    ]);
    const { rate, amount } = saidFee(input);
    const dated = datedSource(input);
    const id = newId();
    await tx.insert(channelFee).values({
      id,
      channelCode: input.channelCode,
      kind,
      name,
      setCodes: input.setCode === null ? [] : [input.setCode],
      rate,
      amount,
      cap: input.cap,
      isAlways: input.kind !== 'package',
      ...dated,
      validTo: null,
      confirmed: input.confirmed,
      createdAt: clock.now(),
      createdBy: actor.personId,
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'add-fee',
      subject: 'channel_fee',
      subjectId: id,
      detail: {
        channel: input.channelCode,
        kind,
        rate,
        amount,
        validFrom: dated.validFrom,
      },
    });
  });
}
