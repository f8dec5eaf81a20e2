import { HeroScene } from '#app/components/hero-scene.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopHomeMessages } from '#app/i18n/shop-home.ts';
import { PlaceMap, type PlaceMapData } from '#app/routes/shop/place-map.tsx';

/** The first thing that a visitor sees: what this is, and two ways on. */
export function HomeHero() {
  const t = useT(shopHomeMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  return (
    <section className="on-dark relative isolate overflow-hidden bg-indigo text-white">
      <HeroScene className="absolute inset-x-0 bottom-0 -z-10 h-48 w-full sm:aspect-[1200/520] sm:h-auto lg:inset-0 lg:aspect-auto lg:h-full" />
      <div className="page pt-10 pb-44 sm:pb-[30vw] lg:py-24 print:py-4">
        <h1 className="max-w-[15em] text-3xl text-white sm:text-4xl">{t('heroTitle')}</h1>
        <p className="mt-4 max-w-[34em] text-indigo-tint sm:text-lg">{t('heroText')}</p>
        <div className="mt-7 flex flex-wrap gap-3">
          <LinkButton to={path('/products')} look="action">
            {t('goMarket')}
          </LinkButton>
          <LinkButton to={path('/about/selling')} look="onDark">
            {t('sellHere')}
          </LinkButton>
        </div>
      </div>
    </section>
  );
}

const promises = [
  ['trustStarTitle', 'trustStarText'],
  ['trustMakerTitle', 'trustMakerText'],
  ['trustPlaceTitle', 'trustPlaceText'],
] as const;

/** The map, and what the market stands for. */
export function HomePromises({ map }: { map: PlaceMapData }) {
  const t = useT(shopHomeMessages);
  return (
    <section className="mt-14 bg-paper-2 lg:mt-20">
      <div className="page space-y-12 py-12 lg:py-16">
        <div className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <div>
            <SectionHeading>{t('homeMapTitle')}</SectionHeading>
            <p className="text-lg">{t('homeMapText')}</p>
          </div>
          <PlaceMap {...map} />
        </div>
        <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
          {promises.map(([title, text]) => (
            <li key={title} className="border-t-4 border-red pt-4">
              <h3 className="text-lg">{t(title)}</h3>
              <p className="mt-1">{t(text)}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
