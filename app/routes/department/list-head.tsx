import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

type ListHeadProps = {
  title: string;
  /** How many there are, of what target, at what day. */
  children: ReactNode;
  /** True when the whole list stands on one page, to be printed. */
  isWhole: boolean;
  /** The same list whole or in pages, whichever it is not now. */
  otherHref: string;
  xlsxHref: string;
};

/** The head of a list of the desk: what it is, and the ways to print it and to take it along. */
export function ListHead({ title, children, isWhole, otherHref, xlsxHref }: ListHeadProps) {
  const t = useT(departmentMessages);
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div>
        <h1 className="text-3xl">{title}</h1>
        <p className="text-lg">{children}</p>
      </div>
      <p className="no-print flex flex-wrap gap-2">
        <LinkButton to={otherHref} look="secondary">
          <Icon name="print" />
          {isWhole ? t('showPages') : t('showAll')}
        </LinkButton>
        <LinkButton to={xlsxHref} reloadDocument look="secondary">
          <Icon name="download" />
          {t('downloadXlsx')}
        </LinkButton>
      </p>
    </header>
  );
}
