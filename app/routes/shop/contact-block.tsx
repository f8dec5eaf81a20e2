import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { PublicContact } from '#app/domain/catalog/public-contact.ts';
import { useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** `+84912345678` as people read it: `0912 345 678`. Anything else is shown as it is. */
export function readablePhone(phone: string): string {
  const local = phone.replace(/^\+84/, '0').replace(/\D/g, '');
  return local.length === 10 ? `${local.slice(0, 4)} ${local.slice(4, 7)} ${local.slice(7)}` : phone;
}

export function digitsOf(phone: string): string {
  return phone.replace(/[^\d+]/g, '');
}

/** Vietnamese mobile numbers begin with 3, 5, 7, 8 or 9 behind the zero; a landline takes no text messages. */
function isMobile(phone: string): boolean {
  return /^(\+84|0)[35789]\d{8}$/.test(digitsOf(phone));
}

function webAddress(text: string): string | null {
  try {
    const url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** How to reach the seller: only what they have agreed to publish. */
export function ContactBlock({ contact }: { contact: PublicContact }) {
  const t = useT(shopMessages);
  const site = contact.website ? webAddress(contact.website) : null;
  return (
    <div className="flex flex-wrap gap-3">
      {contact.contactPhone && (
        <a
          href={`tel:${digitsOf(contact.contactPhone)}`}
          className={`${buttonClass('action')} w-full sm:w-auto`}
        >
          <Icon name="phone" />
          <span className="whitespace-nowrap">
            {t('call', { phone: readablePhone(contact.contactPhone) })}
          </span>
        </a>
      )}
      {contact.contactPhone && isMobile(contact.contactPhone) && (
        <a href={`sms:${digitsOf(contact.contactPhone)}`} className={buttonClass('secondary')}>
          <Icon name="chat" />
          {t('writeSms')}
        </a>
      )}
      {contact.contactZalo && (
        <a
          href={`https://zalo.me/${digitsOf(contact.contactZalo).replace(/^\+84/, '0')}`}
          rel="noopener nofollow"
          className={buttonClass('secondary')}
        >
          <Icon name="chat" />
          {t('writeZalo')}
        </a>
      )}
      {contact.contactEmail && (
        <a href={`mailto:${contact.contactEmail}`} className={buttonClass('secondary')}>
          <Icon name="mail" />
          {t('writeMail')}
        </a>
      )}
      {site && (
        <a href={site} rel="noopener nofollow ugc" className={buttonClass('secondary')}>
          <Icon name="external" />
          {t('website')}
        </a>
      )}
    </div>
  );
}
