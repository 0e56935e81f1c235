import { api } from './client.ts';
import type {
  Answer,
  BulkApproval,
  Choices,
  Draft,
  Friend,
  Page,
  Profile,
  ProfileChanges,
  Proposal,
} from './types.ts';

const draft = (draft_id: string) => ({ path: { draft_id } });

export const getChoices = (): Promise<Choices> => api.get('/api/v1/friendbank/choices');
export const getProfile = (): Promise<Profile> => api.get('/api/v1/friendbank/profile');
export const saveProfile = (body: ProfileChanges): Promise<Profile> =>
  api.put('/api/v1/friendbank/profile', { body });

export const listProposals = (): Promise<Page<Proposal>> => api.get('/api/v1/friendbank/proposals');
export const answerProposal = (proposal_id: string, answer: Answer): Promise<Proposal> =>
  api.post('/api/v1/friendbank/proposals/{proposal_id}/answer', {
    params: { path: { proposal_id } },
    body: { answer },
  });

export const listFriends = (): Promise<Page<Friend>> => api.get('/api/v1/friendbank/friends');
export const endFriendship = (friendship_id: string): Promise<unknown> =>
  api.delete('/api/v1/friendbank/friends/{friendship_id}', { params: { path: { friendship_id } } });

export const startRound = (): Promise<{ id: string; created_at: string; drafts: number; left_out: number }> =>
  api.post('/api/v1/friendbank/rounds', { body: {} });
export const listDrafts = (cursor?: string): Promise<Page<Draft>> =>
  api.get('/api/v1/friendbank/drafts', { params: { query: { cursor, limit: 100 } } });
export const approveDraft = (id: string): Promise<Draft> =>
  api.post('/api/v1/friendbank/drafts/{draft_id}/approval', { params: draft(id), body: {} });
export const approveDrafts = (ids: string[]): Promise<BulkApproval> =>
  api.post('/api/v1/friendbank/drafts/approvals', { body: { ids } });
export const rejectDraft = (id: string, reason: string): Promise<unknown> =>
  api.post('/api/v1/friendbank/drafts/{draft_id}/rejection', { params: draft(id), body: { reason } });
