import { api } from './client.ts';
import type {
  Answer,
  Choices,
  Friend,
  Outlook,
  Page,
  Profile,
  ProfileChanges,
  ProfilePreview,
  Proposal,
} from './types.ts';

export const getChoices = (): Promise<Choices> => api.get('/api/v1/friendbank/choices');
export const getProfile = (): Promise<Profile> => api.get('/api/v1/friendbank/profile');
export const saveProfile = (body: ProfileChanges): Promise<Profile> =>
  api.put('/api/v1/friendbank/profile', { body });
export const getPreview = (): Promise<ProfilePreview> => api.get('/api/v1/friendbank/profile/preview');
export const getOutlook = (): Promise<Outlook> => api.get('/api/v1/friendbank/outlook');

export const listProposals = (): Promise<Page<Proposal>> => api.get('/api/v1/friendbank/proposals');
export const answerProposal = (proposal_id: string, answer: Answer): Promise<Proposal> =>
  api.post('/api/v1/friendbank/proposals/{proposal_id}/answer', {
    params: { path: { proposal_id } },
    body: { answer },
  });

export const listFriends = (): Promise<Page<Friend>> => api.get('/api/v1/friendbank/friends');
export const endFriendship = (friendship_id: string, never: boolean): Promise<unknown> =>
  api.delete('/api/v1/friendbank/friends/{friendship_id}', {
    params: { path: { friendship_id }, query: { never } },
  });
export const chooseHelper = (friendship_id: string, wanted: boolean): Promise<Friend> =>
  api.post('/api/v1/friendbank/friends/{friendship_id}/helper', {
    params: { path: { friendship_id } },
    body: { wanted },
  });
