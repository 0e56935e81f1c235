import { api } from './client.ts';
import type { Act, Case, CaseSummary, Decision, Guideline, Page } from './types.ts';

export interface NewDecision {
  version: number;
  actions: Act[];
  guideline: string;
  rationale: string;
}

const path = (case_id: string) => ({ path: { case_id } });

export const listCases = (status?: 'open' | 'decided', cursor?: string): Promise<Page<CaseSummary>> =>
  api.get('/api/v1/moderation/cases', { params: { query: { status, cursor } } });
/** The most urgent case nobody holds, claimed; undefined when none waits. */
export const claimNextCase = (): Promise<Case | undefined> => api.post('/api/v1/moderation/cases/next', {});
export const getCase = (id: string): Promise<Case> =>
  api.get('/api/v1/moderation/cases/{case_id}', { params: path(id) });
export const claimCase = (id: string): Promise<Case> =>
  api.post('/api/v1/moderation/cases/{case_id}/claim', { params: path(id) });
export const releaseCase = (id: string): Promise<unknown> =>
  api.delete('/api/v1/moderation/cases/{case_id}/claim', { params: path(id) });
export const decideCase = (id: string, body: NewDecision): Promise<Decision> =>
  api.post('/api/v1/moderation/cases/{case_id}/decisions', {
    params: path(id),
    body: { ...body, action: null },
  });
/** Where the picture of a case one holds is; every look goes on record. */
export const casePicture = (id: string): string => `/api/v1/moderation/cases/${id}/picture`;
export const listGuidelines = (): Promise<Page<Guideline>> => api.get('/api/v1/moderation/guidelines');
