import { redirect } from '@remix-run/node';
import { toString as drawQrCode } from 'qrcode';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { hasFreshSecondFactor } from '#app/domain/accounts/fresh-second-factor.server.ts';
import { inviteMember } from '#app/domain/accounts/invite-member.server.ts';
import { type HandedLink, makeMemberLink } from '#app/domain/accounts/make-member-link.server.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import { SECOND_FACTOR_PATH } from '#app/routes/route-guard.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** A link that is shown once, with its QR code as a data: address. */
export type ShownLink = HandedLink & { picture: string };

/** What the page then says was done, of whom. */
type Done = { done: 'suspend' | 'lift' | 'ended' | 'hasAccount'; personId: string | null };

/** What staff do on a producer's page, by the form's `intent`. */
export async function actOnProducer(
  context: Context,
  actor: Actor,
  { id: producerId, code }: { id: string; code: string },
  form: FormData,
): Promise<{ link: ShownLink } | Done> {
  const personId = textOf(form, 'personId');
  switch (form.get('intent')) {
    case 'suspend':
      await suspendProducer(context, actor, { code, note: textOf(form, 'note') });
      return { done: 'suspend', personId: null };
    case 'lift':
      await liftProducerSuspension(context, actor, code);
      return { done: 'lift', personId: null };
    case 'invite': {
      const invited = await inviteMember(context, actor, {
        producerId,
        name: textOf(form, 'name'),
        phone: textOf(form, 'phone'),
        email: textOf(form, 'email'),
        language: textOf(form, 'language') === 'en' ? 'en' : 'vi',
        agreed: textOf(form, 'agreed') !== '',
      });
      if (!invited.link) return { done: 'hasAccount', personId: invited.personId };
      return { link: await drawn(invited.link) };
    }
    case 'link':
      await askForCode(context, actor, code);
      return { link: await drawn(await makeMemberLink(context, actor, { producerId, personId })) };
    case 'end':
      await revokeRole(context, {
        personId,
        role: 'producer_member',
        producerId,
        revokedBy: actor.personId,
      });
      return { done: 'ended', personId };
    default:
      throw new DomainError('invalid');
  }
}

/** To the page that asks for a code and leads back, where the last one was too long ago. */
async function askForCode(context: Context, actor: Actor, code: string): Promise<void> {
  if (await hasFreshSecondFactor(context, actor)) return;
  const next = encodeURIComponent(`/department/producers/${code}`);
  throw redirect(`${SECOND_FACTOR_PATH}?again=1&next=${next}`, 303);
}

async function drawn(link: HandedLink): Promise<ShownLink> {
  const svg = await drawQrCode(link.address, { type: 'svg', margin: 2, errorCorrectionLevel: 'L' });
  return { ...link, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}
