import { loadInsideTexts } from '../i18n/inside.ts';
import { later } from '../later.ts';
import type ReportSheet from './ReportSheet.svelte';

/** The sheet for telling us, with its words. */
export const laterReportSheet = (): Promise<typeof ReportSheet> =>
  later(async () => {
    const [sheet] = await Promise.all([import('./ReportSheet.svelte'), loadInsideTexts('report')]);
    return sheet.default;
  });
