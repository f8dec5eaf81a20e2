import type { Translation } from '#app/i18n/messages.ts';
import type { department as vi } from '#app/i18n/vi/department.ts';

export const department = {
  areaTitle: 'OCOP desk',
  navOverview: 'Overview',
  navEntries: 'Products',
  navProducers: 'Producers',
  navTargets: 'Targets',
  navImport: 'Import',
  navReview: 'Review',
  navFeeds: 'Google feed',
  navJobs: 'Background jobs',
} as const satisfies Translation<typeof vi>;
