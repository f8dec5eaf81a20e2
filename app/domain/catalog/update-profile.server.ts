import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readContact } from '#app/domain/accounts/contact.ts';
import { longest } from '#app/domain/catalog/listing-content.ts';
import { findingsInText } from '#app/domain/catalog/review-findings.ts';
import { tidyLines } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';

export type UpdateProfile = {
  contactPhone: string;
  contactZalo: string;
  contactEmail: string;
  website: string;
  storyVi: string;
  storyEn: string;
};

const LONGEST_URL = 300;

/**
 * What a producer tells the public about itself. Contacts are meant here, in fields of their own that are checked for what
 * they are: the market shows buyers how to reach the producer. A story that promises cures, gives itself stars or holds what
 * plainly is a contact is refused, because nobody reads it before it is public. Not by the strict rule of what the market says
 * or mails for somebody (`contactInNote`): a story stands on the producer's own page under their name, beside those fields,
 * and tells of years and amounts, which that rule would take for numbers to call.
 * @throws DomainError notAPhone, notAnEmail, notAUrl, tooLong, storyHasClaims, each with its field.
 */
export async function updateProfile(
  context: Context,
  actor: SellerActor,
  input: UpdateProfile,
): Promise<void> {
  const values = {
    contactPhone: phone('contactPhone', input.contactPhone),
    contactZalo: phone('contactZalo', input.contactZalo),
    contactEmail: email(input.contactEmail),
    website: webAddress(input.website),
    storyVi: story('storyVi', input.storyVi),
    storyEn: story('storyEn', input.storyEn),
  };
  const { store, clock } = context;
  const { producer } = store.tables;
  await store.write(async (tx) => {
    const now = clock.now();
    await tx
      .update(producer)
      .set({ ...values, updatedAt: now })
      .where(eq(producer.id, actor.producerId));
    await store.touch(tx, [`producer:${actor.producerId}`, 'catalog'], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'update-profile',
      subject: 'producer',
      subjectId: actor.producerId,
    });
  });
}

function phone(field: string, typed: string): string | null {
  if (typed.trim() === '') return null;
  const value = normalisePhone(typed);
  if (!value) throw new DomainError('notAPhone', { field });
  return value;
}

function email(typed: string): string | null {
  if (typed.trim() === '') return null;
  const contact = readContact(typed);
  if (contact?.kind !== 'email') throw new DomainError('notAnEmail', { field: 'contactEmail' });
  return contact.value;
}

/**
 * Nothing that a browser reads otherwise than a person: no name before the host, not even an empty one, that is there to
 * be taken for it (`https://shopee.vn@elsewhere.example`), no backslash for a slash, no space.
 */
const PLAIN_ADDRESS = /^https?:\/\/[^/?#@\\\s]+(?:[/?#][^\\\s]*)?$/i;

function webAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const url = urlOf(text);
  const isPlain = url && PLAIN_ADDRESS.test(text);
  if (!isPlain || !url.hostname.includes('.') || text.length > LONGEST_URL) {
    throw new DomainError('notAUrl', { field: 'website' });
  }
  return url.href;
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function story(field: string, typed: string): string | null {
  const text = tidyLines(typed);
  if ([...text].length > longest.story) {
    throw new DomainError('tooLong', { field, params: { max: longest.story } });
  }
  const [finding] = findingsInText(field, text).filter(({ kind }) => kind !== 'ocop');
  if (finding) throw new DomainError('storyHasClaims', { field, params: { found: finding.words } });
  return text || null;
}
