import { api } from './client.ts';
import type {
  Alternative,
  BulkApproval,
  Draft,
  LeftOut,
  Page,
  Rejection,
  Round,
  RoundPreview,
} from './types.ts';

const draft = (draft_id: string) => ({ path: { draft_id } });

export const previewRound = (): Promise<RoundPreview> =>
  api.post('/api/v1/friendbank/rounds/preview', { body: {} });
export const startRound = (dial: number): Promise<Round> =>
  api.post('/api/v1/friendbank/rounds', { body: { dial } });
export const listRounds = (): Promise<Page<Round>> =>
  api.get('/api/v1/friendbank/rounds', { params: { query: { limit: 1 } } });
export const publishRound = (round_id: string): Promise<Round> =>
  api.post('/api/v1/friendbank/rounds/{round_id}/publication', { params: { path: { round_id } }, body: {} });
export const dropRound = (round_id: string): Promise<unknown> =>
  api.delete('/api/v1/friendbank/rounds/{round_id}', { params: { path: { round_id } } });
export const listLeftOut = (round_id: string): Promise<Page<LeftOut>> =>
  api.get('/api/v1/friendbank/rounds/{round_id}/left-out', {
    params: { path: { round_id }, query: { limit: 100 } },
  });
export const listDrafts = (cursor?: string): Promise<Page<Draft>> =>
  api.get('/api/v1/friendbank/drafts', { params: { query: { cursor, limit: 100 } } });
export const approveDraft = (id: string): Promise<Draft> =>
  api.post('/api/v1/friendbank/drafts/{draft_id}/approval', { params: draft(id), body: {} });
export const approveDrafts = (ids: string[]): Promise<BulkApproval> =>
  api.post('/api/v1/friendbank/drafts/approvals', { body: { ids } });
export const rejectDraft = (id: string, code: Rejection, reason: string): Promise<unknown> =>
  api.post('/api/v1/friendbank/drafts/{draft_id}/rejection', { params: draft(id), body: { code, reason } });
export const listAlternatives = (id: string, out: string): Promise<{ items: Alternative[] }> =>
  api.get('/api/v1/friendbank/drafts/{draft_id}/alternatives', {
    params: { ...draft(id), query: { out } },
  });
export const swapSeat = (id: string, out: string, into: string): Promise<Draft> =>
  api.post('/api/v1/friendbank/drafts/{draft_id}/swap', { params: draft(id), body: { out, in: into } });
export const tellAcquaintance = (account_id: string): Promise<unknown> =>
  api.put('/api/v1/friendbank/acquaintances/{account_id}', { params: { path: { account_id } }, body: {} });
