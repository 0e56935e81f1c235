import { api, ok } from './client.ts';
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

export const getChoices = (): Promise<Choices> => ok(api.GET('/api/v1/friendbank/choices'));
export const getProfile = (): Promise<Profile> => ok(api.GET('/api/v1/friendbank/profile'));
export const saveProfile = (body: ProfileChanges): Promise<Profile> =>
  ok(api.PUT('/api/v1/friendbank/profile', { body }));

export const listProposals = (): Promise<Page<Proposal>> => ok(api.GET('/api/v1/friendbank/proposals'));
export const answerProposal = (proposal_id: string, answer: Answer): Promise<Proposal> =>
  ok(
    api.POST('/api/v1/friendbank/proposals/{proposal_id}/answer', {
      params: { path: { proposal_id } },
      body: { answer },
    }),
  );

export const listFriends = (): Promise<Page<Friend>> => ok(api.GET('/api/v1/friendbank/friends'));
export const endFriendship = (friendship_id: string): Promise<unknown> =>
  ok(api.DELETE('/api/v1/friendbank/friends/{friendship_id}', { params: { path: { friendship_id } } }));

export const startRound = (): Promise<{ id: string; created_at: string; drafts: number; left_out: number }> =>
  ok(api.POST('/api/v1/friendbank/rounds', { body: {} }));
export const listDrafts = (cursor?: string): Promise<Page<Draft>> =>
  ok(api.GET('/api/v1/friendbank/drafts', { params: { query: { cursor, limit: 100 } } }));
export const approveDraft = (id: string): Promise<Draft> =>
  ok(api.POST('/api/v1/friendbank/drafts/{draft_id}/approval', { params: draft(id), body: {} }));
export const approveDrafts = (ids: string[]): Promise<BulkApproval> =>
  ok(api.POST('/api/v1/friendbank/drafts/approvals', { body: { ids } }));
export const rejectDraft = (id: string, reason: string): Promise<unknown> =>
  ok(api.POST('/api/v1/friendbank/drafts/{draft_id}/rejection', { params: draft(id), body: { reason } }));
