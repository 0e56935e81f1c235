import { api } from './client.ts';
import type { Act, Appeal, Around, Page, Second, SeenAppeal, SeenSecond } from './types.ts';

/** Decisions of others that wait for somebody else's yes, or that somebody disagrees with. */
export const listSeconds = (): Promise<Page<Second>> => api.get('/api/v1/moderation/seconds');
export const getSecond = (second_id: string): Promise<SeenSecond> =>
  api.get('/api/v1/moderation/seconds/{second_id}', { params: { path: { second_id } } });
export const answerSecond = (
  second_id: string,
  body: { version: number; agrees: boolean; note: string | null },
): Promise<Second> =>
  api.post('/api/v1/moderation/seconds/{second_id}/answer', { params: { path: { second_id } }, body });

export const listAppeals = (): Promise<Page<Appeal>> => api.get('/api/v1/moderation/appeals');
export const claimAppeal = (appeal_id: string): Promise<SeenAppeal> =>
  api.post('/api/v1/moderation/appeals/{appeal_id}/claim', { params: { path: { appeal_id } } });
export const answerAppeal = (
  appeal_id: string,
  body: { outcome: 'uphold' | 'overturn' | 'change'; rationale: string; actions: Act[]; guideline: string },
): Promise<{ left: string[] }> =>
  api.post('/api/v1/moderation/appeals/{appeal_id}/answer', { params: { path: { appeal_id } }, body });

const ofCase = (case_id: string) => ({ params: { path: { case_id } } });

/** Take one's own decision back; what of it cannot be is named. */
export const undoDecision = (case_id: string, decision_id: string): Promise<{ left: string[] }> =>
  api.post('/api/v1/moderation/cases/{case_id}/decisions/{decision_id}/undo', {
    params: { path: { case_id, decision_id } },
  });
/** The next page of what was said around a case; the first asks for a reason. */
export const readAround = (case_id: string, reason: string | null): Promise<Around> =>
  api.post('/api/v1/moderation/cases/{case_id}/around', { ...ofCase(case_id), body: { reason } });
/** Say that one knows somebody in a case: it goes to another. */
export const tellTie = (case_id: string, nickname: string): Promise<unknown> =>
  api.post('/api/v1/moderation/cases/{case_id}/ties', { ...ofCase(case_id), body: { nickname } });
