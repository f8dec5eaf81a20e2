import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { fold } from '#app/server/text/fold.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

/** An entry of the register with a producer of its own. @returns its id */
export async function registerEntry(context: Context, name = 'Mật ong hoa nhãn Bảo Thắng'): Promise<string> {
  const { producerId } = await sellerOf(context);
  const id = newId();
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await tx.insert(context.store.tables.registerEntry).values({
      id,
      code: id.slice(-8),
      producerId,
      name,
      nameKey: fold(name),
      createdAt: now,
      updatedAt: now,
    });
    await context.store.touch(tx, ['register'], now);
  });
  return id;
}
