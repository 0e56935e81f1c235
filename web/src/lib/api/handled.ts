import { api } from './client.ts';
import type { Transparency, WorkFigures } from './types.ts';

export type WorkBy = 'severity' | 'label' | 'language';

export const getWorkFigures = (by: WorkBy): Promise<WorkFigures> =>
  api.get('/api/v1/moderation/figures', { params: { query: { by } } });
/** Without a half year: the one that ended last. */
export const getTransparency = (half?: string): Promise<Transparency> =>
  api.get('/api/v1/transparency', { params: { query: { half } } });
