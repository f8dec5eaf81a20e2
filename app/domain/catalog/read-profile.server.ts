import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type Profile = {
  name: string;
  slug: string;
  contactPhone: string;
  contactZalo: string;
  contactEmail: string;
  website: string;
  storyVi: string;
  storyEn: string;
  /** As the register knows it. */
  address: string;
  representativeId: string | null;
  /** Staff have taken everything of it off sale: why. Null while it may sell. */
  suspendedNote: string | null;
};

/** The producer that the actor acts for, as its own people see it. @throws NotFound. */
export async function readProfile({ store }: Context, actor: SellerActor): Promise<Profile> {
  const { producer, commune } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({ producer, place: commune.fullName })
      .from(producer)
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(eq(producer.id, actor.producerId))
      .limit(1),
  );
  if (!row) throw new NotFound('producer');
  const { name, slug, contactPhone, contactZalo, contactEmail, website, storyVi, storyEn } = row.producer;
  return {
    name,
    slug,
    contactPhone: asDialled(contactPhone),
    contactZalo: asDialled(contactZalo),
    contactEmail: contactEmail ?? '',
    website: website ?? '',
    storyVi: storyVi ?? '',
    storyEn: storyEn ?? '',
    address: addressLine([row.producer.addressText, row.place]),
    representativeId: row.producer.representativeId,
    suspendedNote: row.producer.suspendedAt === null ? null : (row.producer.suspendedNote ?? ''),
  };
}

/** `+84912…` as people here dial it: `0912…`. */
function asDialled(phone: string | null): string {
  return (phone ?? '').replace(/^\+84/, '0');
}
