import { api } from './client.ts';
import type { Figures, Weights } from './types.ts';

export type By = 'gender' | 'language' | 'age_band';

const set = (weight_set_id: string) => ({ params: { path: { weight_set_id } }, body: {} });

export const getFigures = (by: By): Promise<Figures> =>
  api.get('/api/v1/friendbank/figures', { params: { query: { by } } });
export const getWeights = (): Promise<Weights> => api.get('/api/v1/friendbank/weights');
export const takeLesson = (): Promise<Weights> =>
  api.post('/api/v1/friendbank/weights/lessons', { body: {} });
export const adoptWeights = (id: string): Promise<Weights> =>
  api.post('/api/v1/friendbank/weights/{weight_set_id}/adoption', set(id));
export const rejectWeights = (id: string): Promise<unknown> =>
  api.post('/api/v1/friendbank/weights/{weight_set_id}/rejection', set(id));
