import type { OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';

/** A figure for readers outside the desk: the whole register, which nobody has named, by its Vietnamese name. */
export function namedFigure(figure: OnboardingFigure): OnboardingFigure {
  const name = figure.target.name || translate(departmentMessages, 'vi')('wholeRegister');
  return { ...figure, target: { ...figure.target, name } };
}
