import { api } from './client.ts';
import type { Concern, ConcernFacts, ConcernHandOver, ConcernSummary, Page } from './types.ts';

const path = (concern_id: string) => ({ path: { concern_id } });

export const listConcerns = (cursor?: string): Promise<Page<ConcernSummary>> =>
  api.get('/api/v1/concerns', { params: { query: { cursor } } });
export const getConcern = (id: string): Promise<Concern> =>
  api.get('/api/v1/concerns/{concern_id}', { params: path(id) });
export const writeConcern = (body: ConcernFacts): Promise<Concern> => api.post('/api/v1/concerns', { body });
export const changeConcern = (id: string, body: ConcernFacts): Promise<Concern> =>
  api.put('/api/v1/concerns/{concern_id}', { params: path(id), body });
export const reviewConcern = (id: string): Promise<Concern> =>
  api.post('/api/v1/concerns/{concern_id}/review', { params: path(id) });
export const handOverConcern = (id: string, body: ConcernHandOver): Promise<Concern> =>
  api.post('/api/v1/concerns/{concern_id}/hand-over', { params: path(id), body });
export const noteReceipt = (id: string): Promise<Concern> =>
  api.post('/api/v1/concerns/{concern_id}/receipt', { params: path(id) });
export const noteAnswer = (id: string): Promise<Concern> =>
  api.post('/api/v1/concerns/{concern_id}/answer', { params: path(id) });
/** Where the concern is as a page to print; every look goes on record. */
export const concernPrint = (id: string): string => `/api/v1/concerns/${id}/print`;
